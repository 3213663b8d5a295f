using CommunityClusters.Files;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>What becomes of the pictures of posts, and of the files that they are. The topic of the cluster's members is held, or is taken here.</summary>
[PartOfFeature]
internal sealed class PicturePen(ClustersDb db, ThreadBroadcasts broadcasts, UnwantedFiles unwanted, TimeProvider time)
{
    /// <summary>How long a phone may take to send a picture, or a post the pictures that are there.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>A post shows pictures, wherever they are by now.</summary>
    public void PutIn(Guid postId, IEnumerable<PictureLine> pictures) => db.AddRange(pictures.Select(p => p.File.FileId).Distinct().Select(id => new PostPicture { PostId = postId, FileId = id }));

    /// <summary>None of their author's pictures was taken down: the phone that made one would else send it once more.</summary>
    /// <exception cref="RuleBrokenException">One was.</exception>
    public async Task MustStand(Guid author, IEnumerable<PictureLine> shows, CancellationToken cancellationToken)
    {
        var ids = shows.Select(p => p.File.FileId).ToList();
        if (ids.Count > 0 && await (
            from picture in db.Set<PostPicture>()
            where EF.Parameter(ids).Contains(picture.FileId) && picture.IsTakenDown
            join post in db.Set<Post>() on picture.PostId equals post.Id
            where post.By == author
            select picture).AnyAsync(cancellationToken))
        {
            throw new RuleBrokenException("post.picture.taken-down");
        }
    }

    /// <summary>Its author takes those pictures out of a post that are not to stay; their files go, unless another post of theirs shows them.</summary>
    public async Task TakeOut(Guid clusterId, Post post, IEnumerable<PictureLine> stays, CancellationToken cancellationToken)
    {
        var staying = stays.Select(p => p.File.FileId).ToHashSet();
        var gone = (await db.Set<PostPicture>().Where(p => p.PostId == post.Id && !p.IsTakenOut).ToListAsync(cancellationToken)).Where(p => !staying.Contains(p.FileId)).ToList();
        gone.ForEach(p => p.TakeOut());
        var ids = gone.Select(p => p.FileId).ToList();
        var elsewhere = ids.Count == 0 ? [] : await (
            from picture in db.Set<PostPicture>()
            where EF.Parameter(ids).Contains(picture.FileId) && picture.PostId != post.Id && !picture.IsTakenOut
            join other in db.Set<Post>() on picture.PostId equals other.Id
            where other.By == post.By
            select picture.FileId).ToListAsync(cancellationToken);
        await unwanted.Drop(TalkDocument.IdOf(clusterId), [.. ids.Except(elsewhere)], sentBy: post.By, cancellationToken);
    }

    /// <summary>A picture is about to be there: its post shows it to all who have the thread open. One that was taken out meanwhile is not kept.</summary>
    public async Task Arrives(Guid clusterId, Guid fileId, Guid sentBy, CancellationToken cancellationToken)
    {
        // Who writes the post at this moment does so before or after, and either of us sees the other's.
        await broadcasts.Hold(clusterId, cancellationToken);
        var talk = TalkDocument.IdOf(clusterId);
        var shown = await (
            from picture in db.Set<PostPicture>().AsNoTracking()
            where picture.FileId == fileId
            join post in db.Set<Post>() on picture.PostId equals post.Id
            join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
            where post.By == sentBy && thread.ClusterId == clusterId
            select new { post.Id, thread.Kind, thread.SubjectId, picture.IsTakenOut }).ToListAsync(cancellationToken);
        foreach (var post in shown.Where(s => !s.IsTakenOut))
        {
            await broadcasts.PostChanged(clusterId, post.Kind, post.SubjectId, post.Id, cancellationToken);
        }

        if (shown.Count > 0 && shown.All(s => s.IsTakenOut))
        {
            await unwanted.Drop(talk, [fileId], sentBy, cancellationToken);
        }

        // What was chosen and never posted.
        await unwanted.DropUnused(talk, db.Set<PostPicture>().Select(p => p.FileId), time.GetUtcNow() - Patience, cancellationToken);
    }
}
