using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>Finds one slot, which is drawn with what it clashes with.</summary>
[PartOfFeature]
internal sealed class ProgrammeSlots(ClustersDb db, ProgrammeList programmes)
{
    /// <summary>A slot of the cluster; null where there is no such.</summary>
    public async Task<SlotCard?> Find(Guid clusterId, Guid? slotId, CancellationToken cancellationToken)
    {
        var gathering = await db.Set<Slot>().Where(s => s.Id == slotId).Select(s => (Guid?)s.GatheringId).SingleOrDefaultAsync(cancellationToken);
        return gathering is { } of && await programmes.DrawnOnce(clusterId, of, cancellationToken) is { } programme ? programme.Slots.Single(s => s.Id == slotId) : null;
    }
}
