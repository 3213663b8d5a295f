using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member asks for their link to invite colleagues with: the one they have, or a new one.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record InviteColleagues(Guid ClusterId) : ICommand<string>, IMembers
{
    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<InviteColleagues, string>
    {
        public async Task<string> Handle(InviteColleagues request, CancellationToken cancellationToken)
        {
            // One tap after the other, so that a double tap makes one link; and who leaves at this moment makes none that stays.
            await topics.Hold(ClusterTopic.Of(request.ClusterId), cancellationToken);
            await clusters.MustBeMember(request.ClusterId, caller.Teacher, cancellationToken);
            var mine = await clusters.Invitations
                .Where(i => i.ClusterId == request.ClusterId && i.MadeBy == caller.Teacher)
                .OrderBy(i => i.Id).FirstOrDefaultAsync(cancellationToken);
            if (mine is null)
            {
                mine = new Invitation { ClusterId = request.ClusterId, MadeBy = caller.Teacher, MadeAt = time.GetUtcNow() };
                db.Add(mine);
            }

            return mine.Token;
        }
    }
}
