using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Days;

/// <summary>A stretch of the day, as who has it in the pocket needs it.</summary>
/// <param name="Id">The slot.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Room">The room, or empty for everywhere.</param>
/// <param name="Begins">When it begins, by the clocks at the venue.</param>
/// <param name="Minutes">How long it is.</param>
/// <param name="BeginsAt">The instant at which it begins.</param>
/// <param name="PlanId">The plan of a lesson, where there is one.</param>
/// <param name="Topic">What it is about, or empty.</param>
/// <param name="Grade">The code of the grade, or empty.</param>
/// <param name="Group">The group of learners, or empty.</param>
/// <param name="Presenters">Who presents, by name.</param>
/// <param name="Observers">Who observes, by name.</param>
/// <param name="Mine">The part of whoever asks; null for none.</param>
/// <param name="Sheets">Their observations of it.</param>
public sealed record DayLesson(
    Guid Id, SlotKind Kind, string Room, TimeOnly Begins, int Minutes, DateTimeOffset BeginsAt, Guid? PlanId, string Topic, string Grade, string Group,
    IReadOnlyList<string> Presenters, IReadOnlyList<string> Observers, Part? Mine, IReadOnlyList<Guid> Sheets)
{
    /// <summary>The instant at which it ends.</summary>
    public DateTimeOffset EndsAt => BeginsAt.AddMinutes(Minutes);

    /// <summary>When it ends, by the clocks at the venue.</summary>
    public TimeOnly Ends => Begins.AddMinutes(Minutes);
}

/// <summary>Reads the programme of a day for one of its members.</summary>
[PartOfFeature]
internal sealed class DayProgramme(ClustersDb db, PlanAccess plans, PeopleAccess people)
{
    /// <summary>What the day has, in the order of time; nothing while the gathering has no date.</summary>
    public async Task<IReadOnlyList<DayLesson>> Of(DayFacts day, Guid teacherId, CancellationToken cancellationToken)
    {
        if (day.When is not { } when)
        {
            return [];
        }

        var slots = await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).Where(s => s.GatheringId == day.GatheringId).OrderBy(s => s.Begins).ThenBy(s => s.Number).ToListAsync(cancellationToken);
        var rooms = await db.Set<Room>().AsNoTracking().Where(r => r.GatheringId == day.GatheringId).ToDictionaryAsync(r => r.Id, r => r.Name, cancellationToken);
        var topics = await plans.Among([.. slots.Select(s => s.PlanId).OfType<Guid>().Distinct()], cancellationToken);
        var ids = slots.SelectMany(s => s.Roles).Select(r => r.TeacherId).Distinct().ToList();
        var names = await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        var sheets = await db.Set<Observation>().AsNoTracking().Where(o => o.GatheringId == day.GatheringId && o.TeacherId == teacherId)
            .OrderBy(o => o.BegunAt).ThenBy(o => o.Id).Select(o => new { o.Id, o.SlotId }).ToListAsync(cancellationToken);
        return [.. slots.Select(s => new DayLesson(
            s.Id, s.Kind, s.RoomId is { } room ? rooms.GetValueOrDefault(room, "") : "", s.Begins, s.Minutes, VenueClock.InstantOf(when.Day, s.Begins, day.Zone), s.PlanId,
            s.PlanId is { } plan && topics.GetValueOrDefault(plan) is { Topic.Length: > 0 } brief ? brief.Topic : s.Topic, s.Grade, s.Group,
            NamesOf(s, Part.Presenter), NamesOf(s, Part.Observer), s.Roles.Where(r => r.TeacherId == teacherId).Select(r => (Part?)r.Part).SingleOrDefault(),
            [.. sheets.Where(o => o.SlotId == s.Id).Select(o => o.Id)]))];

        List<string> NamesOf(Slot slot, Part part) =>
            [.. slot.Roles.Where(r => r.Part == part).OrderBy(r => r.AssignedAt).Select(r => names.GetValueOrDefault(r.TeacherId, "")).Where(n => n.Length > 0)];
    }
}
