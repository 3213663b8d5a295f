using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member asks for their link to invite colleagues with: the one they have, or a new one.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record InviteColleagues(Guid ClusterId) : ICommand<string>, IMembers
{
    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<InviteColleagues, string>
    {
        public async Task<string> Handle(InviteColleagues request, CancellationToken cancellationToken)
        {
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
