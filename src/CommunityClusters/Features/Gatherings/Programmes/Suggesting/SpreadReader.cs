using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Reads what a fair spread is made from: the day, who could come, and who observed and presented on the cluster's days before.</summary>
[PartOfFeature]
internal sealed class SpreadReader(ClustersDb db, ClusterAccess clusters, PeopleAccess people, TimeProvider time)
{
    // What lies longer back is nobody's turn any more.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(365);

    /// <summary>The spread of a day, and its lessons.</summary>
    public async Task<(FairSpread Spread, IReadOnlyDictionary<Guid, WatchedLesson> Lessons)> Of(Gathering gathering, Programme programme, CancellationToken cancellationToken)
    {
        var cards = programme.Slots.Where(s => s.Kind == SlotKind.Lesson).OrderBy(s => s.Begins).ToList();
        var firsts = await FirstLessons(gathering, cards, cancellationToken);
        var lessons = cards.Select(c => new WatchedLesson(
            c.Id, Slot.MinuteOf(c.Begins), Slot.MinuteOf(c.Begins) + c.Minutes, c.Subject, [.. c.Presenters.Select(p => p.Id)], [.. c.Observers.Select(o => o.Id)],
            c.Presenters.Where(p => firsts.GetValueOrDefault(p.Id) == c.Id).Select(p => (Guid?)p.Id).FirstOrDefault())).ToList();
        return (new FairSpread(lessons, await Members(gathering, cancellationToken)), lessons.ToDictionary(l => l.Id));
    }

    private async Task<IReadOnlyList<Watcher>> Members(Gathering gathering, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var says = await db.Set<Coming>().AsNoTracking().Where(c => c.GatheringId == gathering.Id).ToDictionaryAsync(c => c.TeacherId, c => (Answer?)c.Says, cancellationToken);
        var observed = await Parts(gathering.ClusterId, Part.Observer, g => g.EndsAt < now && g.EndsAt > now - Lately)
            .GroupBy(p => p.TeacherId).Select(p => new { p.Key, Last = p.Max(d => d.Day) }).ToDictionaryAsync(p => p.Key, p => p.Last, cancellationToken);
        var members = await people.Cards.Where(c => clusters.MemberIds(gathering.ClusterId).Contains(c.Id)).Select(c => new { c.Id, c.Name, c.SchoolId, c.Subjects }).ToListAsync(cancellationToken);
        return [.. members.Select(m => new Watcher(m.Id, m.Name, m.SchoolId, [.. m.Subjects], says.GetValueOrDefault(m.Id), observed.GetValueOrDefault(m.Id)))];
    }

    // Whose first lesson in this cluster is in this day, and which.
    private async Task<IReadOnlyDictionary<Guid, Guid>> FirstLessons(Gathering gathering, IReadOnlyList<SlotCard> cards, CancellationToken cancellationToken)
    {
        var presenters = cards.SelectMany(c => c.Presenters.Select(p => (Presenter: p.Id, Lesson: c.Id))).DistinctBy(p => p.Presenter).ToDictionary(p => p.Presenter, p => p.Lesson);
        var ids = presenters.Keys.ToList();
        var begins = gathering.BeginsAt ?? time.GetUtcNow();
        var before = await Parts(gathering.ClusterId, Part.Presenter, g => g.EndsAt <= begins).Where(p => EF.Parameter(ids).Contains(p.TeacherId))
            .Select(p => p.TeacherId).Distinct().ToListAsync(cancellationToken);
        before.ForEach(p => presenters.Remove(p));
        return presenters;
    }

    private IQueryable<PartOfDay> Parts(Guid clusterId, Part part, System.Linq.Expressions.Expression<Func<Gathering, bool>> which) =>
        from gathering in db.Set<Gathering>().Where(g => g.ClusterId == clusterId && g.CalledOffBy == null).Where(which)
        join slot in db.Set<Slot>() on gathering.Id equals slot.GatheringId
        join role in db.Set<Role>() on slot.Id equals role.SlotId
        where role.Part == part
        select new PartOfDay { TeacherId = role.TeacherId, Day = gathering.Day };

    private sealed record PartOfDay
    {
        public required Guid TeacherId { get; init; }

        public required DateOnly? Day { get; init; }
    }
}
