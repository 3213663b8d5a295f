using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A lesson as what leads to it names it.</summary>
/// <param name="Id">Its id: that of the slot, and of its lesson in the record.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Topic">What it is about, or empty.</param>
/// <param name="Day">The day; null while its date is being found.</param>
/// <param name="IsInProgramme">Whether it stands in the programme; one that was taken out of it after the day stands in the record alone.</param>
/// <param name="PlanId">Its plan, where the cluster has it; else null.</param>
public sealed record LessonBrief(Guid Id, Guid GatheringId, string Topic, DateOnly? Day, bool IsInProgramme, Guid? PlanId = null);

/// <summary>The only door to lessons for other features.</summary>
public sealed class LessonAccess(ClustersDb db, PlanAccess plans)
{
    /// <summary>Those of some lessons that are the cluster's, in a programme or in a record.</summary>
    public async Task<IReadOnlyDictionary<Guid, LessonBrief>> InCluster(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, LessonBrief>();
        }

        var planned = await (
            from slot in db.Set<Slot>().AsNoTracking()
            where EF.Parameter(ids).Contains(slot.Id) && slot.Kind == SlotKind.Lesson
            join gathering in db.Set<Gathering>() on slot.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId
            select new { slot.Id, slot.GatheringId, slot.Topic, slot.PlanId, gathering.Day }).ToListAsync(cancellationToken);
        var taught = await (
            from lesson in db.Set<RecordedLesson>().AsNoTracking()
            where EF.Parameter(ids).Contains(lesson.Id)
            join gathering in db.Set<Gathering>() on lesson.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId
            select new { lesson.Id, lesson.GatheringId, lesson.Topic, lesson.PlanId, gathering.Day }).ToListAsync(cancellationToken);
        var topics = await plans.InCluster(clusterId, [.. planned.Select(p => p.PlanId).Concat(taught.Select(t => t.PlanId)).OfType<Guid>().Distinct()], cancellationToken);
        var found = taught.ToDictionary(t => t.Id, t => new LessonBrief(t.Id, t.GatheringId, t.Topic, t.Day, IsInProgramme: false, Known(t.PlanId)));
        foreach (var slot in planned)
        {
            var topic = found.GetValueOrDefault(slot.Id)?.Topic is { Length: > 0 } recorded ? recorded
                : slot.PlanId is { } plan && topics.TryGetValue(plan, out var brief) && brief.Topic.Length > 0 ? brief.Topic
                : slot.Topic;
            // By which plan it was taught says the record, whatever the programme says since.
            found[slot.Id] = new LessonBrief(slot.Id, slot.GatheringId, topic, slot.Day, IsInProgramme: true, found.TryGetValue(slot.Id, out var kept) ? kept.PlanId : Known(slot.PlanId));
        }

        return found;

        Guid? Known(Guid? plan) => plan is { } id && topics.ContainsKey(id) ? id : null;
    }

    /// <summary>The lessons of the cluster that are or were taught with a plan, the latest first; not those that a record says were not taught.</summary>
    public async Task<IReadOnlyList<LessonBrief>> WithPlan(Guid clusterId, Guid planId, int most, CancellationToken cancellationToken)
    {
        var planned = await (
            from slot in db.Set<Slot>().AsNoTracking()
            where slot.PlanId == planId
            join gathering in db.Set<Gathering>() on slot.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId && gathering.CalledOffBy == null
            join recorded in db.Set<RecordedLesson>() on slot.Id equals recorded.Id into records
            from recorded in records.DefaultIfEmpty()
            where recorded == null
            orderby gathering.Day descending, slot.Id
            select slot.Id).Take(most).ToListAsync(cancellationToken);
        var taught = await (
            from lesson in db.Set<RecordedLesson>().AsNoTracking()
            where lesson.PlanId == planId && lesson.IsTaught
            join gathering in db.Set<Gathering>() on lesson.GatheringId equals gathering.Id
            where gathering.ClusterId == clusterId && gathering.CalledOffBy == null
            orderby gathering.Day descending, lesson.Id
            select lesson.Id).Take(most).ToListAsync(cancellationToken);
        var found = await InCluster(clusterId, [.. planned, .. taught], cancellationToken);
        return [.. found.Values.OrderByDescending(l => l.Day ?? DateOnly.MaxValue).ThenBy(l => l.Id).Take(most)];
    }
}
