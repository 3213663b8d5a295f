using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Templates;

/// <summary>A member has the cluster begin no more plans like this one. Those that began so stay as they are.</summary>
/// <param name="DocumentId">The plan.</param>
public sealed record WithdrawTemplate(Guid DocumentId) : ICommand<Unit>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, PlanBroadcasts broadcasts) : IRequestHandler<WithdrawTemplate, Unit>
    {
        public async Task<Unit> Handle(WithdrawTemplate request, CancellationToken cancellationToken)
        {
            var clusterId = await db.Set<Plan>().Where(p => p.Id == request.DocumentId).Select(p => p.ClusterId).SingleAsync(cancellationToken);
            await broadcasts.PlansChanged(clusterId, [request.DocumentId], cancellationToken);
            (await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken)).WithdrawTemplate();
            return Unit.Value;
        }
    }
}
