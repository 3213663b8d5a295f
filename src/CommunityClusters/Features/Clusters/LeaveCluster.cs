using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member leaves: one tap, no reason. Their invitations end, and nothing more is sent to their open pages.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record LeaveCluster(Guid ClusterId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClusterAccess clusters, ClusterBroadcasts broadcasts, Finding.Directory directory, Caller caller, TimeProvider time) : IRequestHandler<LeaveCluster, Unit>
    {
        public async Task<Unit> Handle(LeaveCluster request, CancellationToken cancellationToken)
        {
            await broadcasts.MemberLeft(request.ClusterId, cancellationToken);
            var now = time.GetUtcNow();
            var membership = await clusters.Members
                .SingleAsync(m => m.ClusterId == request.ClusterId && m.TeacherId == caller.Teacher, cancellationToken);
            membership.Leave(now);

            var invitations = await clusters.Invitations
                .Where(i => i.ClusterId == request.ClusterId && i.MadeBy == caller.Teacher).ToListAsync(cancellationToken);
            invitations.ForEach(i => i.End(now));
            await directory.Enter(request.ClusterId, cancellationToken);
            return Unit.Value;
        }
    }
}
