using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>Makes the record of a gathering once its day is over, and takes one in the hand that a member puts right.</summary>
[PartOfFeature]
internal sealed class RecordPen(
    ClustersDb db, GatheringAccess gatherings, ProgrammeList programmes, ProgrammeBroadcasts broadcasts, ClusterAccess clusters, PlanAccess plans, Milestones milestones, Words words, Caller caller, TimeProvider time)
{
    /// <summary>
    /// Makes the record, if it is due. All of it is one transaction, under the lock of the cluster: of many who want to make it one does, and
    /// what was not committed is made anew by the next.
    /// </summary>
    /// <returns>Whether it was made.</returns>
    public async Task<bool> Make(Guid gatheringId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.RecordDueAt <= now, cancellationToken) is not { } due)
        {
            return false;
        }

        // Documents are held before the cluster's topic, as by whoever writes in them.
        var planned = await PlannedIn(gatheringId, cancellationToken);
        await db.HoldDocuments(PlansOf(planned), cancellationToken);
        await broadcasts.Hold(due.ClusterId, cancellationToken);
        var gathering = await gatherings.Take(due.ClusterId, gatheringId, cancellationToken);
        if (!gathering.IsRecordDue(now) || !PlansOf(planned).SequenceEqual(PlansOf(planned = await PlannedIn(gatheringId, cancellationToken))))
        {
            return false;
        }

        var lessons = (await programmes.Of(gathering, cancellationToken)).Slots.Where(s => s.Kind == SlotKind.Lesson).ToList();
        if (lessons.Select(l => EndOf(gathering, l)).DefaultIfEmpty().Max() is var over && over > now)
        {
            gathering.RecordWaitsUntil(over);
            return false;
        }

        gathering.IsRecorded(now);
        db.AddRange(lessons.Select(l => AsTaught(l, planned)));
        await Keep(gathering, PlansOf(planned), cancellationToken);
        return true;
    }

    /// <summary>Takes a lesson that stood in no record into it: one that was put into the programme late, and was taught.</summary>
    /// <exception cref="NotVisibleException">There is no such lesson, or no record.</exception>
    public async Task Add(Guid clusterId, Guid gatheringId, Guid slotId, CancellationToken cancellationToken)
    {
        var planned = await PlannedIn(gatheringId, cancellationToken);
        await db.HoldDocuments(PlansOf(planned), cancellationToken);
        var gathering = await Take(clusterId, gatheringId, cancellationToken);
        if (await db.Set<RecordedLesson>().AnyAsync(l => l.Id == slotId && l.GatheringId == gatheringId, cancellationToken))
        {
            return;
        }

        var slot = (await programmes.Of(gathering, cancellationToken)).Slots.SingleOrDefault(s => s.Id == slotId && s.Kind == SlotKind.Lesson) ?? throw new NotVisibleException();
        var lesson = AsTaught(slot, planned);
        db.Add(lesson);
        var isKept = lesson.PlanId is null || await db.Set<RecordedPlan>().AnyAsync(p => p.GatheringId == gatheringId && p.PlanId == lesson.PlanId, cancellationToken);
        await Keep(gathering, isKept ? [] : [lesson.PlanId!.Value], cancellationToken);
        await Trace(gatheringId, slotId, RightPut.Added, null, cancellationToken);
        await Follow(gathering, cancellationToken);
    }

    /// <summary>Takes a gathering that has a record; nobody else puts anything right meanwhile.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering, or it has no record.</exception>
    public async Task<Gathering> Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        var gathering = await gatherings.Take(clusterId, gatheringId, cancellationToken);
        return gathering is { HasRecord: true, IsOff: false } ? gathering : throw new NotVisibleException();
    }

    /// <summary>Takes a lesson of a record.</summary>
    /// <exception cref="NotVisibleException">There is no such lesson.</exception>
    public async Task<RecordedLesson> Take(Guid clusterId, Guid gatheringId, Guid lessonId, CancellationToken cancellationToken)
    {
        await Take(clusterId, gatheringId, cancellationToken);
        return await db.Set<RecordedLesson>().Include(l => l.Parts).SingleOrDefaultAsync(l => l.Id == lessonId && l.GatheringId == gatheringId, cancellationToken) ?? throw new NotVisibleException();
    }

    /// <summary>Remembers who put what right.</summary>
    public async Task Trace(Guid gatheringId, Guid lessonId, RightPut what, Guid? teacherId, CancellationToken cancellationToken)
    {
        var changes = db.Set<RecordChange>().Where(c => c.GatheringId == gatheringId);
        var number = (await changes.MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0) + 1;
        await changes.Where(c => c.Number <= number - RecordChange.Most).ExecuteDeleteAsync(cancellationToken);
        db.Add(new RecordChange { GatheringId = gatheringId, Number = number, LessonId = lessonId, What = what, TeacherId = teacherId, By = caller.Teacher, At = time.GetUtcNow() });
    }

    /// <summary>
    /// The milestones of plans follow what the record says: a plan is not called taught on a day that was called off, or on which no lesson
    /// was taught by it. The record of a gathering that was moved to another day is taken away.
    /// </summary>
    public async Task Follow(Gathering gathering, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var lessons = db.Set<RecordedLesson>().Where(l => l.GatheringId == gathering.Id);
        var taught = gathering is { HasRecord: true, IsOff: false } ? await lessons.Where(l => l.IsTaught && l.PlanId != null).Select(l => l.PlanId!.Value).ToListAsync(cancellationToken) : [];
        foreach (var plan in await db.Set<RecordedPlan>().AsNoTracking().Where(p => p.GatheringId == gathering.Id && p.Moment != null).OrderBy(p => p.PlanId).ToListAsync(cancellationToken))
        {
            await (taught.Contains(plan.PlanId)
                ? milestones.GiveAgain(plan.PlanId, plan.Moment!.Value, plan.Milestone, cancellationToken)
                : milestones.TakeBack(plan.PlanId, plan.Moment!.Value, plan.Milestone, cancellationToken));
        }

        if (!gathering.HasRecord)
        {
            await db.Set<RecordChange>().Where(c => c.GatheringId == gathering.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<RecordedPlan>().Where(p => p.GatheringId == gathering.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Set<RecordedPart>().Where(p => lessons.Any(l => l.Id == p.LessonId)).ExecuteDeleteAsync(cancellationToken);
            await lessons.ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task Keep(Gathering gathering, IReadOnlyList<Guid> planIds, CancellationToken cancellationToken)
    {
        if (planIds.Count == 0)
        {
            return;
        }

        var name = MilestoneNames.Of(gathering.Day!.Value, await clusters.LanguagesOf(gathering.ClusterId, cancellationToken), words);
        var there = await plans.Among(planIds, cancellationToken);
        foreach (var plan in planIds)
        {
            var moment = there.ContainsKey(plan) ? await milestones.KeepPresent(plan, name, cancellationToken) : null;
            var then = moment is not null ? PlanThen.Kept : there.ContainsKey(plan) ? PlanThen.Full : PlanThen.Gone;
            db.Add(new RecordedPlan { GatheringId = gathering.Id, PlanId = plan, Then = then, Moment = moment, Milestone = name });
        }
    }

    // Which lesson has which plan, also where that plan is there no more.
    private Task<Dictionary<Guid, Guid>> PlannedIn(Guid gatheringId, CancellationToken cancellationToken) =>
        db.Set<Slot>().Where(s => s.GatheringId == gatheringId && s.Kind == SlotKind.Lesson && s.PlanId != null).AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.PlanId!.Value, cancellationToken);

    private static IReadOnlyList<Guid> PlansOf(Dictionary<Guid, Guid> planned) => [.. planned.Values.Distinct().Order()];

    private static DateTimeOffset EndOf(Gathering gathering, SlotCard slot) => VenueClock.InstantOf(gathering.Day!.Value, slot.Begins, gathering.Zone).AddMinutes(slot.Minutes);

    private static RecordedLesson AsTaught(SlotCard slot, Dictionary<Guid, Guid> planned)
    {
        var lesson = new RecordedLesson
        {
            Id = slot.Id, GatheringId = slot.GatheringId, Begins = slot.Begins, Minutes = slot.Minutes, Room = slot.Room, Topic = slot.Topic, Subject = slot.Subject,
            Grades = [.. slot.Grades], Group = slot.Group, PlanId = planned.TryGetValue(slot.Id, out var plan) ? plan : null,
        };
        foreach (var (person, part) in slot.Presenters.Select(p => (p, Part.Presenter)).Concat(slot.Observers.Select(p => (p, Part.Observer))))
        {
            lesson.HadPart(person.Id, part);
        }

        return lesson;
    }
}
