using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads.Care;

/// <summary>A member flags a colleague's post, or does so no longer. Once enough do, it is folded for some days; nobody is told who they are.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="PostId">The post.</param>
/// <param name="NoLonger">Whether they take the flag back.</param>
public sealed record FlagPost(Guid ClusterId, Guid PostId, bool NoLonger) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, CarePen pen, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<FlagPost, Unit>
    {
        public async Task<Unit> Handle(FlagPost request, CancellationToken cancellationToken)
        {
            var (post, thread) = await pen.Take(request.ClusterId, request.PostId, cancellationToken);
            // Whoever comes a moment later finds it done.
            if (post.IsTakenBack || post.IsFoldedAt(time.GetUtcNow()))
            {
                return Unit.Value;
            }

            post.MustBeOpenToFlags(caller.Teacher);
            var mine = await db.Set<PostFlag>().SingleOrDefaultAsync(f => f.PostId == post.Id && f.TeacherId == caller.Teacher, cancellationToken);
            if (request.NoLonger && mine is not null)
            {
                db.Remove(mine);
            }

            if (request.NoLonger || mine is not null)
            {
                return Unit.Value;
            }

            var others = await (
                from flag in db.Set<PostFlag>()
                where flag.PostId == post.Id
                join member in clusters.MemberKeys on flag.TeacherId equals member.TeacherId
                where member.ClusterId == request.ClusterId
                select flag).CountAsync(cancellationToken);
            var members = await clusters.MemberKeys.CountAsync(m => m.ClusterId == request.ClusterId, cancellationToken);
            if (post.IsFlaggedBy(others + 1, members, time.GetUtcNow()))
            {
                // They have done what they were for.
                db.RemoveRange(await db.Set<PostFlag>().Where(f => f.PostId == post.Id).ToListAsync(cancellationToken));
                await pen.Tell(thread, post, cancellationToken);
            }
            else
            {
                db.Add(new PostFlag { PostId = post.Id, TeacherId = caller.Teacher });
            }

            return Unit.Value;
        }
    }
}
