using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>Finds the parts that colleagues gave a member who has not looked at them since.</summary>
[PartOfFeature]
internal sealed class NewParts(ClustersDb db)
{
    /// <summary>The lessons of a gathering in which a member has such a part.</summary>
    /// <param name="teacherId">The member.</param>
    /// <param name="gatheringId">The gathering.</param>
    /// <param name="slotId">One lesson alone; null for all.</param>
    public IQueryable<Guid> Of(Guid teacherId, Guid gatheringId, Guid? slotId) =>
        from slot in db.Set<Slot>()
        where slot.GatheringId == gatheringId && (slotId == null || slot.Id == slotId)
        join role in db.Set<Role>() on slot.Id equals role.SlotId
        where role.TeacherId == teacherId && role.AssignedBy != teacherId
            && !db.Set<Look>().Any(l => l.SlotId == role.SlotId && l.TeacherId == role.TeacherId && l.At >= role.AssignedAt)
        select slot.Id;

    /// <summary>Whether there is any.</summary>
    public Task<bool> Has(Guid teacherId, Guid gatheringId, Guid? slotId, CancellationToken cancellationToken) => Of(teacherId, gatheringId, slotId).AnyAsync(cancellationToken);
}
