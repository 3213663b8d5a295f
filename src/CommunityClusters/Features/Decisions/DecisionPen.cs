using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>Takes decisions of a cluster in one's hand, one after the other: nobody else votes or counts until the commit.</summary>
[PartOfFeature]
internal sealed class DecisionPen(ClustersDb db, ClusterAccess clusters, DecisionBroadcasts broadcasts, Counting counting, Caller caller, TimeProvider time)
{
    /// <summary>Holds the decisions of a cluster for one of its members.</summary>
    /// <exception cref="NotVisibleException">The caller has left it meanwhile.</exception>
    public async Task Hold(Guid clusterId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        // Asked again under the lock: who leaves takes their ballot along, and puts none in after that.
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
    }

    /// <summary>A decision, which is held.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such decision.</exception>
    public async Task<Decision> Take(Guid clusterId, Guid decisionId, CancellationToken cancellationToken)
    {
        await Hold(clusterId, cancellationToken);
        var decision = await db.Set<Decision>().SingleOrDefaultAsync(d => d.Id == decisionId && d.ClusterId == clusterId, cancellationToken) ?? throw new NotVisibleException();
        // A command that was refused on the same page may have left it in hand as it was then; what counts is how it stands under the lock.
        await db.Entry(decision).ReloadAsync(cancellationToken);
        return decision;
    }

    /// <summary>Counts its ballots where its time is over.</summary>
    public async Task CountIfDue(Decision decision, CancellationToken cancellationToken)
    {
        if (decision.IsDue(time.GetUtcNow()))
        {
            await counting.GoOn(decision, cancellationToken);
        }
    }
}
