using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>A gathering as papers tell of it.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Card">When, where and what for.</param>
/// <param name="Programme">Its programme; an empty one where it has none.</param>
/// <param name="Offered">What there is to be put on paper now.</param>
public sealed record PaperDay(string Cluster, GatheringCard Card, Programme Programme, PapersOffered Offered)
{
    /// <summary>How many lessons it has.</summary>
    public int Lessons => Programme.Slots.Count(s => s.Kind == SlotKind.Lesson);

    /// <summary>How many sheets its observers need.</summary>
    public int Observations => Programme.Slots.Sum(s => s.Observers.Count);
}

/// <summary>Reads gatherings for their papers.</summary>
[PartOfFeature]
internal sealed class PaperDayReader(ClustersDb db, GatheringList gatherings, ProgrammeList programmes, ClusterAccess clusters, TimeProvider time)
{
    /// <summary>A gathering of the cluster.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task<PaperDay> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var card = await gatherings.Of(clusterId).SingleOrDefaultAsync(g => g.Id == gatheringId, cancellationToken) ?? throw new NotVisibleException();
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == gatheringId, cancellationToken);
        var programme = await programmes.Of(gathering, cancellationToken);
        return new PaperDay(await clusters.NameOf(clusterId, cancellationToken), card, programme, PapersOffered.Of(card, programme.Slots, time.GetUtcNow()));
    }
}
