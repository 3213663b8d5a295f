using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>Who leaves a cluster has stepped out of every lesson that is to come. What is over stays as it was.</summary>
internal sealed class StepOutOfAll(ClustersDb db, ProgrammePen pen, TimeProvider time) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var toCome = await (
            from role in db.Set<Role>()
            where role.TeacherId == teacherId
            join slot in db.Set<Slot>() on role.SlotId equals slot.Id
            join gathering in db.Set<Gathering>() on slot.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId && (gathering.EndsAt == null || gathering.EndsAt > now)
            select gathering.Id).Distinct().ToListAsync(cancellationToken);
        foreach (var gathering in toCome)
        {
            await pen.Take(clusterId, gathering, cancellationToken);
            pen.Slots.ForEach(s => s.StepsOut(teacherId));
            await pen.Tell(cancellationToken);
        }
    }
}
