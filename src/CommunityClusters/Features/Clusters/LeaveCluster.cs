using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>
/// A member leaves: one tap, no reason. Their invitations end, what hangs on their being a member goes, and nothing more is sent to their open pages. A second tap finds
/// it done, which is why those who left may send it too.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record LeaveCluster(Guid ClusterId) : ICommand<Unit>, IFormerMembers
{
    internal sealed class Handler(ClusterAccess clusters, ClusterBroadcasts broadcasts, Finding.Directory directory, TopicLog topics, IEnumerable<IHearsOfLeaving> hearers, Caller caller, TimeProvider time) : IRequestHandler<LeaveCluster, Unit>
    {
        public async Task<Unit> Handle(LeaveCluster request, CancellationToken cancellationToken)
        {
            await topics.Hold(ClusterTopic.Of(request.ClusterId), cancellationToken);
            var membership = await clusters.Members
                .SingleOrDefaultAsync(m => m.ClusterId == request.ClusterId && m.TeacherId == caller.Teacher, cancellationToken);
            if (membership is null)
            {
                return Unit.Value;
            }

            await broadcasts.MemberLeft(request.ClusterId, cancellationToken);
            var now = time.GetUtcNow();
            membership.Leave(now);

            var invitations = await clusters.Invitations
                .Where(i => i.ClusterId == request.ClusterId && i.MadeBy == caller.Teacher).ToListAsync(cancellationToken);
            invitations.ForEach(i => i.End(now));
            foreach (var hearer in hearers)
            {
                await hearer.MemberLeft(request.ClusterId, caller.Teacher, cancellationToken);
            }

            await directory.Enter(request.ClusterId, cancellationToken);
            return Unit.Value;
        }
    }
}
