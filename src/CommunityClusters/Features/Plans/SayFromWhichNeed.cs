using CommunityClusters.Features.Needs;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>A member says from which of the cluster's needs a plan grew, or puts that right; many are begun before anybody thinks of it.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="NeedId">The need; null for none.</param>
/// <param name="Seen">The need that the page showed; null where it showed none.</param>
public sealed record SayFromWhichNeed(Guid DocumentId, Guid? NeedId, Guid? Seen) : ICommand<Unit>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, NeedAccess needs) : IRequestHandler<SayFromWhichNeed, Unit>
    {
        public async Task<Unit> Handle(SayFromWhichNeed request, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            if (request.NeedId is { } need)
            {
                await needs.MustBeOf(plan.ClusterId, need, cancellationToken);
            }
            else if (request.Seen is null)
            {
                throw new RuleBrokenException("arc.need.missing");
            }

            plan.GrewFrom(request.NeedId, request.Seen);
            return Unit.Value;
        }
    }
}
