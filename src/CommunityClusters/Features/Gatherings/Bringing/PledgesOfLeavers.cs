using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>
/// Who leaves brings nothing any more to the days to come. What was brought to days before stays in their record, and what a school brings is
/// the school's, whoever said it.
/// </summary>
internal sealed class PledgesOfLeavers(ClustersDb db, BringingBroadcasts broadcasts, TimeProvider time) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        var now = time.GetUtcNow();
        var things = await (
            from pledge in db.Set<Pledge>()
            where pledge.TeacherId == teacherId && pledge.School == ""
            join gathering in db.Set<Gathering>() on pledge.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId && (gathering.EndsAt == null || gathering.EndsAt > now)
            join thing in db.Set<Thing>().Include(t => t.Pledges) on pledge.ThingId equals thing.Id
            select thing).ToListAsync(cancellationToken);
        foreach (var thing in things)
        {
            thing.TakesBack(thing.Pledges.Single(p => p.TeacherId == teacherId && !p.IsOfSchool));
        }

        foreach (var ofGathering in things.GroupBy(t => t.GatheringId).OrderBy(g => g.Key))
        {
            await broadcasts.Changed(clusterId, ofGathering.Key, ofGathering.Select(t => t.Id), expected: false, cancellationToken);
        }
    }
}
