using CommunityClusters.Files;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>Reads the pictures of posts: those alone that belong to the talk of their cluster and were sent by their post's author.</summary>
[PartOfFeature]
internal sealed class PostPictures(StoredFileAccess files, TimeProvider time)
{
    /// <summary>The pictures of some posts of a cluster, by post.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PictureCard>>> Of(Guid clusterId, IEnumerable<Post> posts, CancellationToken cancellationToken)
    {
        var lines = posts.Select(p => (Post: p, PictureLine.Split(p.Text).Pictures)).Where(p => p.Pictures.Count > 0).ToList();
        var sent = (await files.Sent(TalkDocument.IdOf(clusterId), [.. lines.SelectMany(l => l.Pictures).Select(p => p.File.FileId).Distinct()], cancellationToken)).ToDictionary(f => f.Id);
        var tired = time.GetUtcNow() - PicturePen.Patience;
        return lines.ToDictionary(
            l => l.Post.Id,
            IReadOnlyList<PictureCard> (l) => [.. l.Pictures.Select(p => new PictureCard(p.Line, p.Words, p.File, StateOf(l.Post, sent.GetValueOrDefault(p.File.FileId))))]);

        PictureCard.How StateOf(Post post, SentFile? file) => file switch
        {
            { IsOfDocument: true, IsWhole: true } when file.By == post.By => PictureCard.How.Here,
            null or { IsOfDocument: true } when (file is null || file.By == post.By) && post.At > tired => PictureCard.How.OnItsWay,
            _ => PictureCard.How.Nowhere,
        };
    }
}
