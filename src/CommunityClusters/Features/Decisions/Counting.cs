using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>Closes a decision: counts its ballots, keeps the totals and deletes every choice, all in the transaction that is open. The cluster's decisions are held.</summary>
[PartOfFeature]
internal sealed class Counting(ClustersDb db, ClusterAccess clusters, DecisionList decisions, DecisionBroadcasts broadcasts, ElectionPen elections, Forgetting forgetting, AfterCommit afterCommit, TimeProvider time)
{
    /// <summary>Closes it where nobody is left who could still vote.</summary>
    public async Task<bool> CountIfAllVoted(Decision decision, CancellationToken cancellationToken)
    {
        // What was just chosen, and who just left, is asked of the database.
        await db.SaveChangesAsync(cancellationToken);
        var electors = (await decisions.ElectorsOf(decision.ClusterId, [decision.Id], cancellationToken)).GetValueOrDefault(decision.Id);
        if (electors == 0 || decision.Voted < electors || await HasLost(decision, cancellationToken))
        {
            return false;
        }

        await Count(decision, cancellationToken);
        return true;
    }

    // Whoever chose somebody who left since has until the last day to choose again.
    private Task<bool> HasLost(Decision decision, CancellationToken cancellationToken) =>
        db.Set<Option>().AnyAsync(o => o.DecisionId == decision.Id && o.IsOut, cancellationToken);

    /// <summary>Its time is over: ballots are counted, or of an election where members stood until now the vote begins.</summary>
    public Task GoOn(Decision decision, CancellationToken cancellationToken) =>
        decision.StandsUntil is null ? Count(decision, cancellationToken) : elections.BeginVoting(decision, cancellationToken);

    /// <summary>Counts what members chose, and closes the decision.</summary>
    public async Task Count(Decision decision, CancellationToken cancellationToken)
    {
        var key = await db.Set<BallotKey>().AsNoTracking().SingleAsync(k => k.DecisionId == decision.Id, cancellationToken);
        var ballots = await (
            from ballot in db.Set<Ballot>().AsNoTracking()
            where ballot.DecisionId == decision.Id
            join member in clusters.MemberKeys.Where(m => m.ClusterId == decision.ClusterId) on ballot.TeacherId equals member.TeacherId
            select ballot).ToListAsync(cancellationToken);
        var chosen = ballots.Select(b => b.ChoiceBy(key)).OfType<int>().CountBy(c => c).ToDictionary();
        var (all, most) = (chosen.Values.Sum(), chosen.Values.DefaultIfEmpty().Max());
        var options = await db.Set<Option>().Where(o => o.DecisionId == decision.Id).ToListAsync(cancellationToken);
        foreach (var option in options)
        {
            var had = chosen.GetValueOrDefault(option.Number);
            option.CameOut(all < Decision.FewestShown ? null : had, had > 0 && had == most);
        }

        decision.IsCounted(all, ballots.Count, time.GetUtcNow());
        await db.Set<Ballot>().Where(b => b.DecisionId == decision.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<BallotKey>().Where(k => k.DecisionId == decision.Id).ExecuteDeleteAsync(cancellationToken);
        await broadcasts.Changed(decision.ClusterId, decision.Id, cancellationToken);
        if (decision.Kind == DecisionKind.Election)
        {
            await elections.Decide(decision, options, chosen, [.. ballots.Select(b => b.TeacherId)], cancellationToken);
        }

        afterCommit.Do(() =>
        {
            forgetting.IsOwed();
            return ValueTask.CompletedTask;
        });
    }
}
