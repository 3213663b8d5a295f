using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>The name of who leads a cluster; null where nobody does.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record WhoLeads(Guid ClusterId) : IQuery<string?>, IMembers
{
    internal sealed class Handler(LeaderList leaders, PeopleAccess people) : IRequestHandler<WhoLeads, string?>
    {
        public async Task<string?> Handle(WhoLeads request, CancellationToken cancellationToken)
        {
            var leader = (await leaders.Present(request.ClusterId, cancellationToken))?.TeacherId;
            return leader is null ? null : await people.Names.Where(n => n.Id == leader).Select(n => n.Name).SingleOrDefaultAsync(cancellationToken);
        }
    }
}
