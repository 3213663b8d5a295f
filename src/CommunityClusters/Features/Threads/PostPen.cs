using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>Writes a post in a thread, whatever it is that was written.</summary>
[PartOfFeature]
internal sealed class PostPen(ClustersDb db, ThreadPen pen, PicturePen pictures, ThreadBroadcasts broadcasts, Caller caller, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Writes what was typed.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="kind">What the thread is about.</param>
    /// <param name="subjectId">The id of what it is about.</param>
    /// <param name="typed">What is said.</param>
    /// <param name="shows">The pictures in it.</param>
    /// <param name="answerTo">The post of the same thread that it answers, or null.</param>
    /// <param name="raised">What an observer raises with it; null for any other post.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="NotVisibleException">The cluster has nothing that the thread could be about, or the thread no such post.</exception>
    /// <exception cref="RuleBrokenException">They wrote more than one does in a minute, or one of the pictures was taken down.</exception>
    public async Task<WritePost.Written> Write(Guid clusterId, ThreadKind kind, Guid subjectId, string typed, IReadOnlyList<PictureLine> shows, Guid? answerTo, Raised? raised, CancellationToken cancellationToken)
    {
        var (id, me, now) = (Guid.NewGuid(), caller.Teacher, time.GetUtcNow());
        var news = await broadcasts.PostChanged(clusterId, kind, subjectId, id, cancellationToken);
        var thread = await pen.Take(clusterId, kind, subjectId, cancellationToken);
        var since = now - Minute;
        if (await db.Set<Post>().CountAsync(p => p.By == me && p.At > since, cancellationToken) >= Post.MostAMinute)
        {
            throw new RuleBrokenException("post.too-fast", ("limit", Post.MostAMinute)) { Passes = true };
        }

        if (answerTo is { } answered && !await db.Set<Post>().AnyAsync(p => p.Id == answered && p.ThreadId == thread.Id, cancellationToken))
        {
            throw new NotVisibleException();
        }

        var (words, members) = await pen.Read(clusterId, typed, before: "", cancellationToken);
        var text = PictureLine.Join(words, shows.DistinctBy(p => p.File.FileId));
        await pictures.MustStand(me, PictureLine.Split(text).Pictures, cancellationToken);
        var before = thread.Posts;
        var post = new Post { Id = id, ThreadId = thread.Id, Number = thread.IsPostedTo(news, me, now), Text = text, By = me, At = now, AnswerTo = answerTo, Raised = raised };
        db.Add(post);
        pictures.PutIn(id, PictureLine.Split(text).Pictures);
        db.AddRange(members.Select(m => new PostMention { PostId = id, TeacherId = m, ThreadId = thread.Id, Number = post.Number }));
        await pen.TellRaised(clusterId, kind, subjectId, post, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // Who had read all that there was has read their own words too.
        await db.ReadUpTo(me, thread.Id, post.Number, onlyFrom: before, cancellationToken);
        return new WritePost.Written(id, post.Number);
    }
}
