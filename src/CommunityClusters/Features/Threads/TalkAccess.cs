using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>What was said about something, at a glance.</summary>
/// <param name="Path">The address of its thread, where the first post is written, too.</param>
/// <param name="Posts">How many posts it has.</param>
/// <param name="LatestBy">Who wrote the latest; null where there is none.</param>
/// <param name="LatestAt">When.</param>
public sealed record TalkBrief(string Path, int Posts, Guid? LatestBy, DateTimeOffset? LatestAt);

/// <summary>The only door to threads for other features. What is said in them is for members alone: who asks knows that the caller is one.</summary>
internal sealed class TalkAccess(ClustersDb db, PostList posts)
{
    /// <summary>What was said about something of the cluster.</summary>
    public async Task<TalkBrief> Of(Guid clusterId, ThreadKind kind, Guid subjectId, CancellationToken cancellationToken)
    {
        var (id, path) = (Thread.IdOf(kind, subjectId), ThreadAddress.Of(clusterId, kind, subjectId));
        return await db.Set<Thread>().AsNoTracking().Where(t => t.Id == id && t.ClusterId == clusterId)
            .Select(t => new TalkBrief(path, t.Posts, t.LatestBy, t.LatestAt)).SingleOrDefaultAsync(cancellationToken) ?? new TalkBrief(path, 0, null, null);
    }

    /// <summary>The latest of it, the earliest first.</summary>
    public Task<IReadOnlyList<PostCard>> Latest(Guid clusterId, ThreadKind kind, Guid subjectId, int most, CancellationToken cancellationToken) =>
        posts.Latest(clusterId, Thread.IdOf(kind, subjectId), most, cancellationToken);
}
