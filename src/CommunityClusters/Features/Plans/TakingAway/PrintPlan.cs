using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using MediatR;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>A plan as it is printed.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The plan.</param>
public sealed record PrintPlan(Guid ClusterId, Guid DocumentId) : IQuery<Writing>, IDocumentReaders
{
    internal sealed class Handler(PlanWriting plans) : IRequestHandler<PrintPlan, Writing>
    {
        public Task<Writing> Handle(PrintPlan request, CancellationToken cancellationToken) => plans.Of(request.ClusterId, request.DocumentId, cancellationToken);
    }
}
