using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>One page of a thread: at the first post that the caller has not read, at its end, around a post, or before or after another page.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="SubjectId">The id of what it is about.</param>
/// <param name="At">Where the page stands.</param>
public sealed record SeeThread(Guid ClusterId, ThreadKind Kind, Guid SubjectId, SeeThread.Place At) : IQuery<SeeThread.Sheet>, IMembers
{
    /// <summary>Where in a thread a page stands; where all are null, at the first post that was not read.</summary>
    /// <param name="Post">Around the post of this number.</param>
    /// <param name="Before">Up to before this number.</param>
    /// <param name="After">From after this number.</param>
    public sealed record Place(int? Post = null, int? Before = null, int? After = null);

    /// <summary>The page.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Subject">What it is about; null where that is gone.</param>
    /// <param name="Path">The thread's address.</param>
    /// <param name="ThreadId">Its id, by which it is watched.</param>
    /// <param name="Posts">The posts, the earliest first.</param>
    /// <param name="Count">How many it has in all.</param>
    /// <param name="ReadUpTo">The number up to which the caller had read it; where they never opened it, up to where it was when they joined, or came back.</param>
    /// <param name="IsFirst">Whether they never opened it.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Members">Who can be mentioned.</param>
    /// <param name="Raised">What its observers raised, where it is a lesson's; null for any other.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(
        string Cluster, Subject? Subject, string Path, Guid ThreadId, IReadOnlyList<PostCard> Posts, int Count, int ReadUpTo, bool IsFirst, Guid Me, IReadOnlyList<string> Members, RaisedSheet? Raised, string Topic, long Cursor)
    {
        /// <summary>Posts that mention the caller and that they have not had on their screen.</summary>
        public IReadOnlyList<Guid> Unseen { get; init; } = [];

        /// <summary>Those of the posts for which the caller said thank you.</summary>
        public IReadOnlyList<Guid> Thanked { get; init; } = [];

        /// <summary>Whether there are earlier posts.</summary>
        public bool HasEarlier => Posts.Count > 0 && Posts[0].Number > 1;

        /// <summary>Whether it shows the newest posts.</summary>
        public bool IsAtEnd => Posts.Count == 0 || Posts[^1].Number == Count;

        /// <summary>The number of the first post that the caller has not read; null where there is none.</summary>
        public int? FirstUnread => ReadUpTo < Count ? ReadUpTo + 1 : null;
    }

    internal sealed class Handler(
        ClustersDb db, PostList posts, RaisedList raised, ThreadSubjects subjects, ThreadPen pen, ClusterAccess clusters, BlockAccess blocks, TopicLog topics, Caller caller) : IRequestHandler<SeeThread, Sheet>
    {
        private const int PageSize = 30;

        // What was read before stands above what is new, so that it makes sense.
        private const int Above = 4;

        private const int MostMembers = 100;

        public async Task<Sheet> Handle(SeeThread request, CancellationToken cancellationToken)
        {
            var (cluster, me) = (request.ClusterId, caller.Teacher);
            var topic = MembersTopic.Of(cluster);
            var state = await topics.StateOf(topic, cancellationToken);
            var id = Thread.IdOf(request.Kind, request.SubjectId);
            var thread = await db.Set<Thread>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.ClusterId == cluster, cancellationToken);
            var subject = await subjects.Find(cluster, request.Kind, request.SubjectId, cancellationToken);
            if (thread is null && subject is null)
            {
                throw new NotVisibleException();
            }

            var count = thread?.Posts ?? 0;
            var read = await db.Set<ThreadReading>().Where(r => r.TeacherId == me && r.ThreadId == id).Select(r => (int?)r.UpTo).SingleOrDefaultAsync(cancellationToken);
            var known = Math.Max(read ?? 0, await SaidBefore(cluster, me, id, cancellationToken));
            var (from, to) = Range(request.At, count, known);
            var shown = await posts.Between(cluster, id, from, to, cancellationToken);
            var ids = shown.Select(p => p.Id).ToList();
            // Whoever is blocked is offered the name as ever: that it were not would tell.
            var blocked = (await blocks.BlockedBy(me).ToListAsync(cancellationToken)).ToHashSet();
            return new Sheet(
                await clusters.NameOf(cluster, cancellationToken),
                subject,
                ThreadAddress.Of(cluster, request.Kind, request.SubjectId),
                id,
                shown,
                count,
                known,
                read is null,
                me,
                [.. (await pen.NamesOf(cluster, MostMembers, cancellationToken)).Where(m => m.Id != me && !blocked.Contains(m.Id)).Select(m => m.Name).Distinct(StringComparer.CurrentCulture).Order(StringComparer.CurrentCulture)],
                request.Kind == ThreadKind.Lesson ? await raised.Of(cluster, request.SubjectId, cancellationToken) : null,
                topic,
                state.Sequence)
            {
                Thanked = await db.Set<PostThanks>().Where(t => EF.Parameter(ids).Contains(t.PostId) && t.TeacherId == me).Select(t => t.PostId).ToListAsync(cancellationToken),
                Unseen = await db.Set<PostMention>().Where(m => m.TeacherId == me && m.ThreadId == id && !m.IsSeen).OrderBy(m => m.Number).Select(m => m.PostId)
                    .Take(ReadUpTo.MostMentions).ToListAsync(cancellationToken),
            };
        }

        // What was said before they joined, or came back, is nothing new. By time, as an index has it: of a long thread no more than that one post is read.
        private async Task<int> SaidBefore(Guid clusterId, Guid me, Guid threadId, CancellationToken cancellationToken)
        {
            var since = await clusters.MemberKeys.Where(m => m.ClusterId == clusterId && m.TeacherId == me).Select(m => m.Since).SingleAsync(cancellationToken);
            return await db.Set<Post>().Where(p => p.ThreadId == threadId && p.At < since).OrderByDescending(p => p.At).ThenByDescending(p => p.Number).Select(p => p.Number).FirstOrDefaultAsync(cancellationToken);
        }

        // By number alone, whatever the thread's length: numbers have no gap.
        private static (int From, int To) Range(Place at, int count, int read)
        {
            var from = at switch
            {
                { Post: { } post } => Math.Clamp(post, 1, Math.Max(1, count)) - (PageSize / 2),
                { Before: { } before } => Math.Clamp(before, 1, count + 1) - PageSize,
                { After: { } after } => Math.Clamp(after, 0, count) + 1,
                // Who has read all, or joined only now, begins where the others are.
                _ => read < count ? read + 1 - Above : int.MaxValue,
            };
            from = Math.Max(1, Math.Min(from, count - PageSize + 1));
            var to = at.Before is { } end ? Math.Min(from + PageSize - 1, Math.Max(1, Math.Min(end, count + 1)) - 1) : from + PageSize - 1;
            return (from, to);
        }
    }
}
