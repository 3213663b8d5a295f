using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>The only door for other features to how a lesson went.</summary>
public sealed class TaughtAccess(ClustersDb db, TimeProvider time)
{
    /// <summary>A lesson of the cluster; null where there is no such.</summary>
    public async Task<TaughtLesson?> Find(Guid clusterId, Guid lessonId, CancellationToken cancellationToken)
    {
        var slot = await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).SingleOrDefaultAsync(s => s.Id == lessonId && s.Kind == SlotKind.Lesson, cancellationToken);
        var recorded = await db.Set<RecordedLesson>().AsNoTracking().Include(l => l.Parts).SingleOrDefaultAsync(l => l.Id == lessonId, cancellationToken);
        var gatheringId = recorded?.GatheringId ?? slot?.GatheringId;
        if (gatheringId is null || await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken) is not { } gathering)
        {
            return null;
        }

        var plan = recorded is null ? slot!.PlanId : recorded.PlanId;
        var then = recorded is null || plan is null ? null : await db.Set<RecordedPlan>().Where(p => p.GatheringId == gathering.Id && p.PlanId == plan).Select(p => p.Moment).SingleOrDefaultAsync(cancellationToken);
        var begins = gathering.Day is { } day ? VenueClock.InstantOf(day, recorded?.Begins ?? slot!.Begins, gathering.Zone) : (DateTimeOffset?)null;
        return new TaughtLesson(
            lessonId, gathering.Id, recorded?.Topic is { Length: > 0 } topic ? topic : slot?.Topic ?? "", gathering.Day, begins, TurnOf(gathering, recorded, begins),
            slot is not null, recorded is not null, gathering is { HasRecord: true, IsOff: false }, plan, then, WhoHad(Part.Presenter), WhoHad(Part.Observer));

        IReadOnlyList<Guid> WhoHad(Part part) => recorded is not null
            ? [.. recorded.Parts.Where(p => p.Part == part).OrderBy(p => p.Number).Select(p => p.TeacherId)]
            : [.. slot!.Roles.Where(r => r.Part == part).OrderBy(r => r.AssignedAt).Select(r => r.TeacherId)];
    }

    private LessonTurn TurnOf(Gathering gathering, RecordedLesson? recorded, DateTimeOffset? begins) => gathering switch
    {
        { IsOff: true } => LessonTurn.NotTaught,
        // What came late into the programme was taught once a member says so.
        { HasRecord: true } => recorded is { IsTaught: true } ? LessonTurn.Taught : LessonTurn.NotTaught,
        _ => begins <= time.GetUtcNow() ? LessonTurn.Taught : LessonTurn.ToCome,
    };
}
