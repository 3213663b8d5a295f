using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>Who leaves leads no longer, stands in no election and asks for none. The cluster's decisions are held.</summary>
[PartOfFeature]
internal sealed class LeavingLeaders(ClustersDb db, DecisionBroadcasts broadcasts, ElectionPen elections, LeaderBroadcasts leading, TimeProvider time)
{
    /// <summary>A member has left.</summary>
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        var leads = await db.Set<Leader>().Where(l => l.ClusterId == clusterId && l.EndedAt == null && l.TeacherId == teacherId).ToListAsync(cancellationToken);
        leads.ForEach(l => l.Ends(time.GetUtcNow()));
        var asked = await db.Set<AskingForElection>().Where(a => a.ClusterId == clusterId && a.TeacherId == teacherId).ExecuteDeleteAsync(cancellationToken);
        var stood = await (
            from decision in db.Set<Decision>()
            where decision.ClusterId == clusterId && decision.ClosedAt == null
            join option in db.Set<Option>() on decision.Id equals option.DecisionId
            where option.TeacherId == teacherId
            select new { option, IsVote = decision.StandsUntil == null }).ToListAsync(cancellationToken);
        foreach (var one in stood)
        {
            if (one.IsVote)
            {
                one.option.IsDeclined();
            }
            else if (!one.option.IsOut)
            {
                // A no outlasts leaving; else who comes back may stand, or be nominated.
                db.Remove(one.option);
            }

            await broadcasts.Changed(clusterId, one.option.DecisionId, cancellationToken);
        }

        // With one fewer, fewer are needed: those who asked may be enough now, and nobody else need ask for it.
        if (!await elections.CallIfEnough(clusterId, cancellationToken) && leads.Count + asked > 0)
        {
            await leading.Changed(clusterId, cancellationToken);
        }
    }
}
