using CommunityClusters.Curriculum;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>How an election goes on by itself: members stand, vote, and the vote seats the leader. The cluster's decisions are held.</summary>
[PartOfFeature]
internal sealed class ElectionPen(ClustersDb db, ClusterAccess clusters, LeaderList leaders, DecisionBroadcasts broadcasts, LeaderBroadcasts leading, Curricula curricula, TimeProvider time)
{
    /// <summary>Calls one where enough ask: also who leaves may make enough of those who asked before.</summary>
    /// <returns>Whether it was called.</returns>
    public async Task<bool> CallIfEnough(Guid clusterId, CancellationToken cancellationToken)
    {
        // Who has just asked, and who has just left, is asked of the database.
        await db.SaveChangesAsync(cancellationToken);
        var (open, called) = await leaders.Last(clusterId, cancellationToken);
        var asking = (await leaders.Asking(clusterId, cancellationToken)).Count;
        if (open is not null || called + Election.Between > time.GetUtcNow() || asking == 0
            || asking < Election.NeededOf(await clusters.MemberIds(clusterId).CountAsync(cancellationToken)))
        {
            return false;
        }

        await Call(clusterId, cancellationToken);
        return true;
    }

    /// <summary>Calls one: from now on members stand, and who votes is fixed.</summary>
    public async Task Call(Guid clusterId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var isNew = now - await clusters.StartedAt(clusterId, cancellationToken) < Election.FirstMonth;
        var since = now - Election.MemberFor;
        var electors = await clusters.MemberKeys.Where(m => m.ClusterId == clusterId && (isNew || m.Since <= since)).Select(m => m.TeacherId).ToListAsync(cancellationToken);
        if (electors.Count == 0)
        {
            // Who is there is new, all of them: there is nobody for whom they could have been brought in.
            electors = await clusters.MemberIds(clusterId).ToListAsync(cancellationToken);
        }

        var months = await leaders.Months(clusterId, cancellationToken);
        var election = await Begin(
            (id, number) => new Decision { Id = id, ClusterId = clusterId, Number = number, Kind = DecisionKind.Election, Months = months, PutAt = now, Question = "" },
            clusterId, electors, cancellationToken);
        election.CallsForNominees(VotingDays.NextEnd(now + Election.Standing, curricula));
        await db.Set<AskingForElection>().Where(a => a.ClusterId == clusterId).ExecuteDeleteAsync(cancellationToken);
        await leading.Changed(clusterId, cancellationToken);
    }

    /// <summary>The time to stand is over: members vote, or nobody stood.</summary>
    public async Task BeginVoting(Decision election, CancellationToken cancellationToken)
    {
        var nominees = await Standing(election.Id, cancellationToken);
        if (nominees.Count == 0)
        {
            await Close(election, cancellationToken);
            election.IsCounted(0, 0, time.GetUtcNow());
            await leading.Changed(election.ClusterId, cancellationToken);
        }
        else
        {
            // Who declined is out for good; who is out from now on left while members vote.
            await db.Set<Option>().Where(o => o.DecisionId == election.Id && o.IsOut).ExecuteDeleteAsync(cancellationToken);
            // A cluster needs no leader: that can be chosen as well.
            db.Add(new Option { DecisionId = election.Id, Number = await NextNumber(election.Id, cancellationToken), Text = "" });
            election.BeginsVoting(VotingDays.NextEnd(BeginningOf(election) + Election.Voting, curricula));
        }

        await broadcasts.Changed(election.ClusterId, election.Id, cancellationToken);
    }

    /// <summary>The ballots were counted: somebody leads, or members vote again between two.</summary>
    public async Task Decide(Decision election, IReadOnlyList<Option> options, IReadOnlyDictionary<int, int> chosen, IReadOnlyList<Guid> electors, CancellationToken cancellationToken)
    {
        var result = Election.Of(options.Where(o => !o.IsOut).ToDictionary(o => o.Number, o => chosen.GetValueOrDefault(o.Number)), chosen.Values.Sum(), election.FirstRound is not null);
        foreach (var option in options)
        {
            option.CameOut(option.Ballots, option.Number == result.Won || result.InRunoff.Contains(option.Number));
        }

        election.IsDecided(result.ByLot);
        if (result.Won is { } won)
        {
            await Seat(election, options.Single(o => o.Number == won).TeacherId, cancellationToken);
        }
        else if (result.InRunoff.Count > 0)
        {
            var today = Decision.DayOf(time.GetUtcNow());
            var runoff = await Begin(
                (id, number) => new Decision { Id = id, ClusterId = election.ClusterId, Number = number, Kind = DecisionKind.Election, Months = election.Months, PutAt = today, FirstRound = election.Id, Question = "" },
                election.ClusterId, electors, cancellationToken);
            runoff.Opens(VotingDays.NextEnd(time.GetUtcNow() + Election.Runoff, curricula));
            db.AddRange(options.Where(o => result.InRunoff.Contains(o.Number)).OrderBy(o => o.Number)
                .Select((o, at) => o.TeacherId is { } nominee ? Option.Nominee(runoff.Id, at + 1, nominee, o.NominatedBy) : new Option { DecisionId = runoff.Id, Number = at + 1, Text = "" }));
        }

        await leading.Changed(election.ClusterId, cancellationToken);
    }

    /// <summary>The option of a member in an election; null where they do not stand and were not nominated.</summary>
    public Task<Option?> NomineeOf(Guid electionId, Guid teacherId, CancellationToken cancellationToken) =>
        db.Set<Option>().SingleOrDefaultAsync(o => o.DecisionId == electionId && o.TeacherId == teacherId, cancellationToken);

    /// <summary>The number that comes next among an election's options.</summary>
    public async Task<int> NextNumber(Guid electionId, CancellationToken cancellationToken) =>
        (await db.Set<Option>().Where(o => o.DecisionId == electionId).MaxAsync(o => (int?)o.Number, cancellationToken) ?? 0) + 1;

    // From the end of standing on, and where the program was down then, from at most a day ago.
    private DateTimeOffset BeginningOf(Decision election)
    {
        var now = time.GetUtcNow();
        var stood = election.StandsUntil ?? now;
        return stood > now ? now : stood < now - Decision.Shortest ? now - Decision.Shortest : stood;
    }

    private Task<List<Option>> Standing(Guid electionId, CancellationToken cancellationToken) =>
        db.Set<Option>().Where(o => o.DecisionId == electionId && o.TeacherId != null && !o.IsOut).ToListAsync(cancellationToken);

    private async Task<Decision> Begin(Func<Guid, long, Decision> made, Guid clusterId, IReadOnlyList<Guid> electors, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var (decision, key) = (made(id, await broadcasts.Changed(clusterId, id, cancellationToken)), new BallotKey { DecisionId = id });
        db.Add(decision);
        db.Add(key);
        db.AddRange(electors.Order().Select(m => Ballot.Of(id, m, key)));
        return decision;
    }

    // Nobody stood: there is nothing to open and nothing to keep.
    private async Task Close(Decision election, CancellationToken cancellationToken)
    {
        await db.Set<Ballot>().Where(b => b.DecisionId == election.Id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<BallotKey>().Where(k => k.DecisionId == election.Id).ExecuteDeleteAsync(cancellationToken);
    }

    // The vote itself: whoever led leads no longer, and nobody hands anything over.
    private async Task Seat(Decision election, Guid? teacherId, CancellationToken cancellationToken)
    {
        var today = Decision.DayOf(time.GetUtcNow());
        foreach (var before in await db.Set<Leader>().Where(l => l.ClusterId == election.ClusterId && l.EndedAt == null).ToListAsync(cancellationToken))
        {
            before.Ends(today);
        }

        if (teacherId is { } elected)
        {
            db.Add(Leader.Seated(election.ClusterId, elected, today, election.Months));
        }
    }
}
