using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>Where the talk about a lesson stands.</summary>
/// <param name="Path">The address of its thread.</param>
/// <param name="Raised">What its observers raised.</param>
/// <param name="Latest">The latest of the other posts, the earliest of them first.</param>
/// <param name="Watched">What a page says that wants to be told of it.</param>
public sealed record LessonTalk(string Path, RaisedSheet Raised, IReadOnlyList<PostCard> Latest, string Watched);

/// <summary>What was said about a lesson, at a glance.</summary>
/// <param name="Path">The address of its thread, where the first post is written, too.</param>
/// <param name="Posts">How many posts it has that were not taken back.</param>
/// <param name="LatestBy">Who wrote the latest of them; null where there is none.</param>
/// <param name="LatestAt">When.</param>
/// <param name="Raised">How many of its observers raised something there.</param>
public sealed record TalkBrief(string Path, int Posts, Guid? LatestBy, DateTimeOffset? LatestAt, int Raised);

/// <summary>The only door to threads for other features. What is said in them is for members alone: who asks knows that the caller is one.</summary>
internal sealed class ThreadAccess(ClustersDb db, PostPen pen, PostList posts, RaisedList raised, Caller caller)
{
    /// <summary>The longest text of a post, in characters.</summary>
    public const int LongestText = Post.LongestText;

    /// <summary>The caller raises something in a lesson's thread. Whether they observed it is asked before.</summary>
    /// <returns>The address of the post.</returns>
    /// <exception cref="NotVisibleException">The cluster has no such lesson.</exception>
    public async Task<string> Raise(Guid clusterId, Guid lessonId, string typed, Raised what, CancellationToken cancellationToken)
    {
        var written = await pen.Write(clusterId, ThreadKind.Lesson, lessonId, typed, [], answerTo: null, what, cancellationToken);
        return ThreadAddress.Of(PathOf(clusterId, lessonId), written.Id, written.Number);
    }

    /// <summary>The addresses of what the caller raised of a lesson and did not take back, in order; what a colleague took down stands there as such.</summary>
    public async Task<IReadOnlyList<string>> RaisedByMe(Guid clusterId, Guid lessonId, CancellationToken cancellationToken)
    {
        var (id, me) = (Thread.IdOf(ThreadKind.Lesson, lessonId), caller.Teacher);
        var mine = await db.Set<Post>().AsNoTracking().Where(p => p.ThreadId == id && p.Raised != null && (!p.IsTakenBack || p.TakenDownBy != null) && p.By == me)
            .OrderBy(p => p.Number).Select(p => new { p.Id, p.Number }).ToListAsync(cancellationToken);
        return [.. mine.Select(p => ThreadAddress.Of(PathOf(clusterId, lessonId), p.Id, p.Number))];
    }

    /// <summary>The talk about some lessons of a cluster, in as many queries as about one.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="taught">The lessons, and who taught them.</param>
    /// <param name="most">How many of the latest posts of each are read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyDictionary<Guid, LessonTalk>> About(
        Guid clusterId, IReadOnlyCollection<(Guid Lesson, IReadOnlyList<LessonPerson> Presenters)> taught, int most, CancellationToken cancellationToken)
    {
        var ids = taught.Select(t => Thread.IdOf(ThreadKind.Lesson, t.Lesson)).ToList();
        var heads = await raised.Of(clusterId, taught, cancellationToken);
        var latest = (await posts.LatestIn(clusterId, ids, most, cancellationToken)).ToLookup(p => p.Thread, StringComparer.Ordinal);
        return taught.ToDictionary(t => t.Lesson, t => new LessonTalk(
            PathOf(clusterId, t.Lesson), heads[t.Lesson], [.. latest[PathOf(clusterId, t.Lesson)]], WatchedOf(t.Lesson)));
    }

    /// <summary>What was said about a lesson of the cluster, at a glance.</summary>
    public async Task<TalkBrief> BriefOf(Guid clusterId, Guid lessonId, CancellationToken cancellationToken)
    {
        var (id, path) = (Thread.IdOf(ThreadKind.Lesson, lessonId), PathOf(clusterId, lessonId));
        var stand = from post in db.Set<Post>().AsNoTracking()
                    where post.ThreadId == id && !post.IsTakenBack
                    join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
                    where thread.ClusterId == clusterId
                    select post;
        return await stand.OrderByDescending(p => p.Number)
            .Select(p => new TalkBrief(path, stand.Count(), p.By, p.At, stand.Where(r => r.Raised != null).Select(r => r.By).Distinct().Count()))
            .FirstOrDefaultAsync(cancellationToken) ?? new TalkBrief(path, 0, null, null, 0);
    }

    /// <summary>What was said about a lesson: what its observers raised, and then the latest of the rest.</summary>
    public async Task<IReadOnlyList<PostCard>> SaidOf(Guid clusterId, Guid lessonId, int most, CancellationToken cancellationToken)
    {
        var id = Thread.IdOf(ThreadKind.Lesson, lessonId);
        return [.. await posts.RaisedIn(clusterId, [id], cancellationToken), .. await posts.LatestOf(clusterId, id, most, cancellationToken)];
    }

    /// <summary>The address of a lesson's thread.</summary>
    public static string PathOf(Guid clusterId, Guid lessonId) => ThreadAddress.Of(clusterId, ThreadKind.Lesson, lessonId);

    private static string WatchedOf(Guid lessonId) => $"{ThreadBroadcasts.Watched(Thread.IdOf(ThreadKind.Lesson, lessonId))} {ThreadBroadcasts.WatchedRaised(lessonId)}";
}
