using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>How many decisions of a cluster are open.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record OpenDecisions(Guid ClusterId) : IQuery<int>, IMembers
{
    internal sealed class Handler(DecisionList decisions) : IRequestHandler<OpenDecisions, int>
    {
        public Task<int> Handle(OpenDecisions request, CancellationToken cancellationToken) => decisions.Of(request.ClusterId).CountAsync(d => d.ClosedAt == null, cancellationToken);
    }
}
