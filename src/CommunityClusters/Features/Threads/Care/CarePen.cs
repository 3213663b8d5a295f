using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Files;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads.Care;

/// <summary>What the commands share by which members take care of what was posted.</summary>
[PartOfFeature]
internal sealed class CarePen(ClustersDb db, ThreadPen pen, ThreadBroadcasts broadcasts, UnwantedFiles unwanted, Caller caller, TimeProvider time)
{
    /// <summary>A post and its thread. Posts are held from now on: who flags or writes at the same moment does so before or after.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such post.</exception>
    public async Task<(Post Post, Thread Thread)> Take(Guid clusterId, Guid postId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        var found = await (
            from post in db.Set<Post>()
            where post.Id == postId
            join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
            where thread.ClusterId == clusterId
            select new { Post = post, Thread = thread }).SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();
        return (found.Post, found.Thread);
    }

    /// <summary>Those who see a post are told that it changed.</summary>
    public async Task Tell(Thread thread, Post post, CancellationToken cancellationToken)
    {
        await broadcasts.PostChanged(thread.ClusterId, thread.Kind, thread.SubjectId, post.Id, cancellationToken);
        await pen.TellRaised(thread.ClusterId, thread.Kind, thread.SubjectId, post, cancellationToken);
    }

    /// <summary>The whole post goes, with its pictures wherever its author shows them.</summary>
    public async Task TakeDown(Thread thread, Post post, CancellationToken cancellationToken)
    {
        foreach (var picture in PictureLine.Split(post.Text).Pictures)
        {
            await TakeDownPicture(thread.ClusterId, post.By, picture.File.FileId, cancellationToken);
        }

        if (!post.IsTakenBack)
        {
            await Empty(thread, post, cancellationToken);
        }
    }

    /// <summary>A picture goes out of every post of its author that shows it, and its file with it.</summary>
    public async Task TakeDownPicture(Guid clusterId, Guid author, Guid fileId, CancellationToken cancellationToken)
    {
        var shown = await (
            from picture in db.Set<PostPicture>()
            where picture.FileId == fileId
            join post in db.Set<Post>() on picture.PostId equals post.Id
            join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
            where post.By == author && thread.ClusterId == clusterId
            select new { Picture = picture, Post = post, Thread = thread }).ToListAsync(cancellationToken);
        foreach (var (picture, post, thread) in shown.Select(s => (s.Picture, s.Post, s.Thread)))
        {
            picture.TakeDown();
            var (words, pictures) = PictureLine.Split(post.Text);
            var stay = pictures.Where(p => p.File.FileId != fileId).ToList();
            if (stay.Count == pictures.Count)
            {
                continue;
            }

            if (words.Length + stay.Count == 0)
            {
                await Empty(thread, post, cancellationToken);
                continue;
            }

            post.LosePicture(PictureLine.Join(words, stay), caller.Teacher, time.GetUtcNow());
            await Tell(thread, post, cancellationToken);
        }

        await unwanted.Drop(TalkDocument.IdOf(clusterId), [fileId], sentBy: author, cancellationToken);
    }

    private async Task Empty(Thread thread, Post post, CancellationToken cancellationToken)
    {
        post.TakeDown(caller.Teacher, time.GetUtcNow());
        db.RemoveRange(await db.Set<PostMention>().Where(m => m.PostId == post.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<PostThanks>().Where(t => t.PostId == post.Id).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Set<PostFlag>().Where(f => f.PostId == post.Id).ToListAsync(cancellationToken));
        await Tell(thread, post, cancellationToken);
    }
}
