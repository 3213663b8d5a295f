using CommunityClusters.Features.Needs;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>A member says from which of the cluster's needs a plan grew; many are begun before anybody thinks of it.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="NeedId">The need.</param>
public sealed record SayFromWhichNeed(Guid DocumentId, Guid NeedId) : ICommand<Unit>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, NeedAccess needs) : IRequestHandler<SayFromWhichNeed, Unit>
    {
        public async Task<Unit> Handle(SayFromWhichNeed request, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            await needs.MustBeOf(plan.ClusterId, request.NeedId, cancellationToken);
            plan.GrewFrom(request.NeedId);
            return Unit.Value;
        }
    }
}
