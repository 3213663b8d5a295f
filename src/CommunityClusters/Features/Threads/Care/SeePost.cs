using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads.Care;

/// <summary>One post, for who finds something wrong with it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="PostId">The post.</param>
public sealed record SeePost(Guid ClusterId, Guid PostId) : IQuery<SeePost.Sheet>, IMembers
{
    /// <summary>The post.</summary>
    /// <param name="Post">What it says.</param>
    /// <param name="IsMine">Whether the caller wrote it.</param>
    /// <param name="IsFlagged">Whether the caller flagged it.</param>
    /// <param name="WasFolded">Whether it was folded once, now or before.</param>
    /// <param name="Needed">How many who flag it fold it.</param>
    /// <param name="MayBlock">Whether its author is a colleague whom the caller does not block yet.</param>
    public sealed record Sheet(PostCard Post, bool IsMine, bool IsFlagged, bool WasFolded, int Needed, bool MayBlock);

    internal sealed class Handler(ClustersDb db, PostList posts, ClusterAccess clusters, BlockAccess blocks, Caller caller) : IRequestHandler<SeePost, Sheet>
    {
        public async Task<Sheet> Handle(SeePost request, CancellationToken cancellationToken)
        {
            var (id, me) = (request.PostId, caller.Teacher);
            var post = (await posts.Find(request.ClusterId, [id], cancellationToken)).SingleOrDefault() ?? throw new NotVisibleException();
            return new Sheet(
                post,
                post.By == me,
                await db.Set<PostFlag>().AnyAsync(f => f.PostId == id && f.TeacherId == me, cancellationToken),
                await db.Set<Post>().AnyAsync(p => p.Id == id && p.FoldedUntil != null, cancellationToken),
                Post.FlagsToFold(await clusters.MemberKeys.CountAsync(m => m.ClusterId == request.ClusterId, cancellationToken)),
                post.By != me && await clusters.IsMember(request.ClusterId, post.By, cancellationToken) && !await blocks.BlockedBy(me).ContainsAsync(post.By, cancellationToken));
        }
    }
}
