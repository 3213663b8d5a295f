using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>What commands that write in threads share. The topic of the cluster's members is held by then.</summary>
[PartOfFeature]
internal sealed class ThreadPen(ClustersDb db, ThreadSubjects subjects, ThreadBroadcasts broadcasts, DayLessonAccess lessons, ClusterAccess clusters, PeopleAccess people, BlockAccess blocks, Caller caller)
{
    /// <summary>The thread, made now where this is its first post.</summary>
    /// <exception cref="NotVisibleException">The cluster has nothing that it could be about.</exception>
    public async Task<Thread> Take(Guid clusterId, ThreadKind kind, Guid subjectId, CancellationToken cancellationToken)
    {
        var id = Thread.IdOf(kind, subjectId);
        if (await db.Set<Thread>().SingleOrDefaultAsync(t => t.Id == id && t.ClusterId == clusterId, cancellationToken) is { } present)
        {
            return present;
        }

        return await subjects.Find(clusterId, kind, subjectId, cancellationToken) is null
            ? throw new NotVisibleException()
            : db.Add(new Thread { Id = id, ClusterId = clusterId, Kind = kind, SubjectId = subjectId }).Entity;
    }

    /// <summary>A post of the thread.</summary>
    /// <exception cref="NotVisibleException">The thread has no such post, or the cluster no such thread.</exception>
    public async Task<Post> TakePost(Guid clusterId, ThreadKind kind, Guid subjectId, Guid postId, CancellationToken cancellationToken)
    {
        var id = Thread.IdOf(kind, subjectId);
        return await (
            from post in db.Set<Post>()
            where post.Id == postId && post.ThreadId == id
            join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
            where thread.ClusterId == clusterId
            select post).SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();
    }

    /// <summary>
    /// Tells those who see what a lesson's observers raised, where this post is of that, or alone is the answer of who taught: it comes whole, and
    /// whether the first answer is offered does not change with each answer. The post itself was told before.
    /// </summary>
    public async Task TellRaised(Guid clusterId, ThreadKind kind, Guid subjectId, Post post, CancellationToken cancellationToken)
    {
        if (kind == ThreadKind.Lesson && (post.Raised is not null || await IsOnlyAnswer(clusterId, subjectId, post, cancellationToken)))
        {
            await broadcasts.RaisedChanged(clusterId, subjectId, cancellationToken);
        }
    }

    private async Task<bool> IsOnlyAnswer(Guid clusterId, Guid lessonId, Post post, CancellationToken cancellationToken)
    {
        if (await db.Set<Post>().Where(p => p.ThreadId == post.ThreadId && p.Raised != null && !p.IsTakenBack).MinAsync(p => (int?)p.Number, cancellationToken) is not { } first || post.Number < first)
        {
            return false;
        }

        var presenters = (await lessons.PresentersIn(clusterId, lessonId, cancellationToken))?.Select(p => p.Id).ToList() ?? [];
        return presenters.Contains(post.By)
            && !await db.Set<Post>().AnyAsync(
                p => p.ThreadId == post.ThreadId && p.Number > first && p.Id != post.Id && p.Raised == null && !p.IsTakenBack && EF.Parameter(presenters).Contains(p.By), cancellationToken);
    }

    /// <summary>What was typed as it is kept, and who is mentioned in it.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="before">What it said before: who was mentioned stays so, though they left since.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Mentions.Kept> Read(Guid clusterId, string typed, string before, CancellationToken cancellationToken)
    {
        if (!typed.Contains('@', StringComparison.Ordinal))
        {
            return new Mentions.Kept(typed, new HashSet<Guid>());
        }

        var members = await NamesOf(clusterId, Mentions.MostNames, cancellationToken);
        var others = Mentions.In(before).Except(members.Select(m => m.Id)).ToList();
        var left = others.Count == 0 ? [] : await people.Names.Where(n => EF.Parameter(others).Contains(n.Id)).ToListAsync(cancellationToken);
        var called = members.Concat(left.Select(n => (n.Id, n.Name))).ToList();
        var apart = (await blocks.ApartFrom(caller.Teacher).ToListAsync(cancellationToken)).ToHashSet();
        return Mentions.Find(typed, called).Without(apart, id => called.First(c => c.Id == id).Name);
    }

    /// <summary>The names of a cluster's members, those who joined last first.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesOf(Guid clusterId, int most, CancellationToken cancellationToken) =>
    [
        .. (await (
            from member in clusters.MemberKeys
            where member.ClusterId == clusterId
            join teacher in people.Names on member.TeacherId equals teacher.Id
            orderby member.Since descending, teacher.Id
            select teacher).Take(most).ToListAsync(cancellationToken)).Select(t => (t.Id, t.Name)),
    ];
}
