using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A gathering as what leads to it names it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What the cluster meets for.</param>
/// <param name="About">What it is about, or empty.</param>
/// <param name="Day">The day; null while its date is being found.</param>
public sealed record GatheringBrief(Guid Id, GatheringKind Kind, string About, DateOnly? Day);

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

    /// <summary>Those of some gatherings that are the cluster's.</summary>
    public async Task<IReadOnlyDictionary<Guid, GatheringBrief>> InCluster(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, GatheringBrief>()
        : await db.Set<Gathering>().AsNoTracking().Where(g => EF.Parameter(ids).Contains(g.Id) && g.ClusterId == clusterId)
            .Select(g => new GatheringBrief(g.Id, g.Kind, g.About, g.Day)).ToDictionaryAsync(g => g.Id, cancellationToken);

    /// <summary>A gathering of the cluster, to be changed.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    internal async Task<Gathering> Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        await db.Set<Gathering>().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken) ?? throw new NotVisibleException();
}
