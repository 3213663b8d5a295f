using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>Somebody who has a part in a lesson.</summary>
/// <param name="Id">The teacher.</param>
/// <param name="Name">Their name; null where they took themselves out of the program.</param>
public sealed record LessonPerson(Guid Id, string? Name);

/// <summary>A lesson as the reflection of its day shows it: as it was taught, or as long as there is no record, as it is planned.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Begins">When it begins, by the clocks at the venue.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="Room">The room, or empty.</param>
/// <param name="Topic">What it is about, or empty.</param>
/// <param name="Group">The group of learners, or empty.</param>
/// <param name="Presenters">Who presents it, in the order in which they were asked.</param>
/// <param name="Observers">Who observes it.</param>
public sealed record LessonOfDay(Guid Id, TimeOnly Begins, TimeOnly Ends, string Room, string Topic, string Group, IReadOnlyList<LessonPerson> Presenters, IReadOnlyList<LessonPerson> Observers);

/// <summary>The door to the lessons of a day, with who has a part in them, for what is said of them afterwards.</summary>
public sealed class DayLessonAccess(ClustersDb db, PlanAccess plans, PeopleAccess people)
{
    /// <summary>The lessons of a gathering in the order of time, in as many queries for sixty as for one.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task<IReadOnlyList<LessonOfDay>> OfDay(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken)
            ?? throw new NotVisibleException();
        if (!gathering.HasRecord)
        {
            return await Planned(gatheringId, cancellationToken);
        }

        // What was put into the programme after the record was made was taught, too, for all that anybody has said.
        var recorded = await db.Set<RecordedLesson>().Where(l => l.GatheringId == gatheringId).Select(l => l.Id).ToHashSetAsync(cancellationToken);
        return [.. (await Taught(gatheringId, cancellationToken)).Concat((await Planned(gatheringId, cancellationToken)).Where(l => !recorded.Contains(l.Id))).OrderBy(l => l.Begins)];
    }

    /// <summary>Who presents a lesson of the cluster, as its record says it, or else its programme; null where the cluster has no such lesson.</summary>
    public async Task<IReadOnlyList<LessonPerson>?> PresentersIn(Guid clusterId, Guid lessonId, CancellationToken cancellationToken)
    {
        var ofCluster = db.Set<Gathering>().Where(g => g.ClusterId == clusterId);
        if (await db.Set<RecordedLesson>().AsNoTracking().Include(l => l.Parts).SingleOrDefaultAsync(l => l.Id == lessonId && ofCluster.Any(g => g.Id == l.GatheringId), cancellationToken) is { } taught)
        {
            return With(Part.Presenter, taught, await NamesOf([.. taught.Parts.Select(p => p.TeacherId)], cancellationToken));
        }

        return await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).SingleOrDefaultAsync(s => s.Id == lessonId && s.Kind == SlotKind.Lesson && ofCluster.Any(g => g.Id == s.GatheringId), cancellationToken) is { } planned
            ? With(Part.Presenter, planned, await NamesOf([.. planned.Roles.Select(r => r.TeacherId)], cancellationToken))
            : null;
    }

    private async Task<IReadOnlyList<LessonOfDay>> Taught(Guid gatheringId, CancellationToken cancellationToken)
    {
        var lessons = await db.Set<RecordedLesson>().AsNoTracking().Include(l => l.Parts).Where(l => l.GatheringId == gatheringId && l.IsTaught).OrderBy(l => l.Begins).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        var names = await NamesOf([.. lessons.SelectMany(l => l.Parts).Select(p => p.TeacherId).Distinct()], cancellationToken);
        return
        [
            .. lessons.OrderBy(l => l.Begins).ThenBy(l => l.Room, StringComparer.CurrentCulture)
                .Select(l => new LessonOfDay(l.Id, l.Begins, l.Begins.AddMinutes(l.Minutes), l.Room, l.Topic, l.Group, With(Part.Presenter, l, names), With(Part.Observer, l, names))),
        ];
    }

    private async Task<IReadOnlyList<LessonOfDay>> Planned(Guid gatheringId, CancellationToken cancellationToken)
    {
        var slots = await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).Where(s => s.GatheringId == gatheringId && s.Kind == SlotKind.Lesson).OrderBy(s => s.Begins).ThenBy(s => s.Number).ToListAsync(cancellationToken);
        var rooms = await db.Set<Room>().AsNoTracking().Where(r => r.GatheringId == gatheringId).ToDictionaryAsync(r => r.Id, r => r.Name, cancellationToken);
        var topics = await plans.Among([.. slots.Select(s => s.PlanId).OfType<Guid>().Distinct()], cancellationToken);
        var names = await NamesOf([.. slots.SelectMany(s => s.Roles).Select(r => r.TeacherId).Distinct()], cancellationToken);
        return
        [
            .. slots.Select(s => new LessonOfDay(
                s.Id, s.Begins, s.Begins.AddMinutes(s.Minutes), s.RoomId is { } room ? rooms.GetValueOrDefault(room, "") : "",
                s.PlanId is { } plan && topics.GetValueOrDefault(plan) is { Topic.Length: > 0 } brief ? brief.Topic : s.Topic, s.Group, With(Part.Presenter, s, names), With(Part.Observer, s, names))),
        ];
    }

    private Task<Dictionary<Guid, string>> NamesOf(List<Guid> ids, CancellationToken cancellationToken) =>
        people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);

    private static List<LessonPerson> With(Part part, RecordedLesson lesson, Dictionary<Guid, string> names) =>
        [.. lesson.Parts.Where(p => p.Part == part).OrderBy(p => p.Number).Select(p => new LessonPerson(p.TeacherId, names.GetValueOrDefault(p.TeacherId)))];

    private static List<LessonPerson> With(Part part, Slot slot, Dictionary<Guid, string> names) =>
        [.. slot.Roles.Where(r => r.Part == part).OrderBy(r => r.AssignedAt).ThenBy(r => r.TeacherId).Select(r => new LessonPerson(r.TeacherId, names.GetValueOrDefault(r.TeacherId)))];
}
