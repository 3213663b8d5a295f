using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>Reads what observers raised, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class RaisedList(ClustersDb db, PostList posts, DayLessonAccess lessons, ClusterAccess clusters)
{
    /// <summary>What was raised of a lesson; null where the cluster has no such lesson.</summary>
    public async Task<RaisedSheet?> Of(Guid clusterId, Guid lessonId, CancellationToken cancellationToken) =>
        await lessons.PresentersIn(clusterId, lessonId, cancellationToken) is { } parts ? (await Of(clusterId, [(lessonId, parts)], cancellationToken))[lessonId] : null;

    /// <summary>What was raised of some lessons of a cluster, in as many queries as for one.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="taught">The lessons, and who taught them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, RaisedSheet>> Of(Guid clusterId, IReadOnlyCollection<(Guid Lesson, IReadOnlyList<LessonPerson> Presenters)> taught, CancellationToken cancellationToken)
    {
        var threads = taught.Select(t => Thread.IdOf(ThreadKind.Lesson, t.Lesson)).ToList();
        var raised = (await posts.RaisedIn(clusterId, threads, cancellationToken)).ToLookup(p => p.Thread, StringComparer.Ordinal);
        // Who left cannot answer: nothing is offered to them.
        var present = (await clusters.MembersAmong([clusterId], [.. taught.SelectMany(t => t.Presenters).Select(p => p.Id).Distinct()], cancellationToken)).Select(m => m.TeacherId).ToHashSet();
        var answers = raised.Count == 0 ? [] : await Answers(threads, [.. taught.SelectMany(t => t.Presenters).Select(p => p.Id).Distinct()], cancellationToken);
        return taught.ToDictionary(t => t.Lesson, t =>
        {
            var (id, path) = (Thread.IdOf(ThreadKind.Lesson, t.Lesson), ThreadAddress.Of(clusterId, ThreadKind.Lesson, t.Lesson));
            var theirs = answers.Where(a => a.ThreadId == id && t.Presenters.Any(p => p.Id == a.By)).Select(a => (int?)a.Number).Max();
            return new RaisedSheet(t.Lesson, path, [.. raised[path]], [.. t.Presenters.Where(p => present.Contains(p.Id))], theirs);
        });
    }

    private async Task<IReadOnlyList<(Guid ThreadId, Guid By, int Number)>> Answers(List<Guid> threads, List<Guid> presenters, CancellationToken cancellationToken) =>
    [
        .. (await (
            from post in db.Set<Post>().AsNoTracking()
            where EF.Parameter(threads).Contains(post.ThreadId) && EF.Parameter(presenters).Contains(post.By) && post.Raised == null && !post.IsTakenBack
            group post by new { post.ThreadId, post.By } into theirs
            select new { theirs.Key.ThreadId, theirs.Key.By, Number = theirs.Max(p => p.Number) }).ToListAsync(cancellationToken)).Select(a => (a.ThreadId, a.By, a.Number)),
    ];
}
