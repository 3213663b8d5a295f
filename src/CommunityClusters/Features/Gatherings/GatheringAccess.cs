using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The only door to gatherings for other features.</summary>
public sealed class GatheringAccess(ClustersDb db)
{
    /// <summary>Passes for a gathering of the cluster.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task MustBeOf(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Gathering>().AnyAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>A gathering of the cluster, to be changed.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    internal async Task<Gathering> Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        await db.Set<Gathering>().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken) ?? throw new NotVisibleException();
}
