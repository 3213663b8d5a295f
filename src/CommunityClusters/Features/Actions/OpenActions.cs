using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>How many actions of a cluster are open, whoever has them.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record OpenActions(Guid ClusterId) : IQuery<int>, IMembers
{
    internal sealed class Handler(ActionList actions) : IRequestHandler<OpenActions, int>
    {
        public Task<int> Handle(OpenActions request, CancellationToken cancellationToken) => actions.Of(request.ClusterId).CountAsync(a => a.State == ActionState.Open, cancellationToken);
    }
}
