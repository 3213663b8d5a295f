using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A lesson of a record as pages show it.</summary>
/// <param name="Lesson">What is kept of it.</param>
/// <param name="Presenters">Who presented, in the order in which they were asked.</param>
/// <param name="Observers">Who observed.</param>
/// <param name="Plan">Its plan as it was then; null where it had none.</param>
/// <param name="Changes">What members put right, the latest last.</param>
public sealed record RecordCard(RecordCard.Facts Lesson, IReadOnlyList<RecordCard.Person> Presenters, IReadOnlyList<RecordCard.Person> Observers, RecordCard.PlanAsItWas? Plan, IReadOnlyList<RecordCard.Change> Changes)
{
    /// <summary>What is kept of a lesson.</summary>
    public sealed record Facts(Guid Id, TimeOnly Begins, int Minutes, string Room, string Topic, string Subject, IReadOnlyList<string> Grades, string Group, bool IsTaught)
    {
        /// <summary>When it ended.</summary>
        public TimeOnly Ends => Begins.AddMinutes(Minutes);
    }

    /// <summary>Somebody; without a name where they took themselves out of the program.</summary>
    public sealed record Person(Guid Id, string? Name);

    /// <summary>A plan as it was when the day was over.</summary>
    /// <param name="Id">The plan.</param>
    /// <param name="Then">What became of it.</param>
    /// <param name="Moment">The number of the moment; null where it is kept no more, or never was.</param>
    public sealed record PlanAsItWas(Guid Id, PlanThen Then, long? Moment);

    /// <summary>What a member put right.</summary>
    public sealed record Change(RightPut What, string? About, string? By, DateTimeOffset At);
}

/// <summary>Reads records.</summary>
[PartOfFeature]
internal sealed class RecordReading(ClustersDb db, PeopleAccess people, MomentAccess moments)
{
    /// <summary>The lessons of a gathering's record, in the order of time.</summary>
    public async Task<IReadOnlyList<RecordCard>> Of(Guid gatheringId, CancellationToken cancellationToken)
    {
        var lessons = await db.Set<RecordedLesson>().AsNoTracking().Include(l => l.Parts).Where(l => l.GatheringId == gatheringId).OrderBy(l => l.Begins).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        var plans = await db.Set<RecordedPlan>().AsNoTracking().Where(p => p.GatheringId == gatheringId).ToDictionaryAsync(p => p.PlanId, cancellationToken);
        var kept = await moments.KeptAmong([.. plans.Values.Where(p => p.Moment is not null).Select(p => (p.PlanId, p.Moment!.Value))], cancellationToken);
        var changes = (await db.Set<RecordChange>().AsNoTracking().Where(c => c.GatheringId == gatheringId).OrderBy(c => c.Number).ToListAsync(cancellationToken)).ToLookup(c => c.LessonId);
        var ids = lessons.SelectMany(l => l.Parts).Select(p => p.TeacherId).Concat(changes.SelectMany(c => c).SelectMany(c => new[] { c.By, c.TeacherId ?? c.By })).Distinct().ToList();
        var names = await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        return
        [
            .. lessons.OrderBy(l => l.Begins).ThenBy(l => l.Room, StringComparer.CurrentCulture).Select(l => new RecordCard(
                new RecordCard.Facts(l.Id, l.Begins, l.Minutes, l.Room, l.Topic, l.Subject, [.. l.Grades], l.Group, l.IsTaught),
                WhoHad(l, Part.Presenter),
                WhoHad(l, Part.Observer),
                l.PlanId is { } id && plans.TryGetValue(id, out var plan) ? new RecordCard.PlanAsItWas(id, plan.Then, plan.Moment is { } number && kept.Contains((id, number)) ? number : null) : null,
                [.. changes[l.Id].Select(c => new RecordCard.Change(c.What, c.TeacherId is { } about ? names.GetValueOrDefault(about) : null, names.GetValueOrDefault(c.By), c.At))])),
        ];

        IReadOnlyList<RecordCard.Person> WhoHad(RecordedLesson lesson, Part part) =>
            [.. lesson.Parts.Where(p => p.Part == part).OrderBy(p => p.Number).Select(p => new RecordCard.Person(p.TeacherId, names.GetValueOrDefault(p.TeacherId)))];
    }

    /// <summary>The topics of what was taught at some gatherings, in the order of time; empty for a lesson without one.</summary>
    public async Task<ILookup<Guid, string>> TaughtAt(IReadOnlyCollection<Guid> gatheringIds, CancellationToken cancellationToken) =>
        (await db.Set<RecordedLesson>().AsNoTracking().Where(l => EF.Parameter(gatheringIds).Contains(l.GatheringId) && l.IsTaught).OrderBy(l => l.Begins).ThenBy(l => l.Id)
            .Select(l => new { l.GatheringId, l.Topic }).ToListAsync(cancellationToken)).ToLookup(l => l.GatheringId, l => l.Topic);
}
