using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member withdraws an invitation, theirs or a colleague's (a link that went where it should not). Who joined by it stays.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="InvitationId">The invitation.</param>
public sealed record WithdrawInvitation(Guid ClusterId, Guid InvitationId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClusterAccess clusters, TimeProvider time) : IRequestHandler<WithdrawInvitation, Unit>
    {
        public async Task<Unit> Handle(WithdrawInvitation request, CancellationToken cancellationToken)
        {
            var invitation = await clusters.Invitations
                .SingleOrDefaultAsync(i => i.ClusterId == request.ClusterId && i.Id == request.InvitationId, cancellationToken);
            invitation?.End(time.GetUtcNow());
            return Unit.Value;
        }
    }
}
