using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Templates;

/// <summary>A member has the cluster begin other plans like this one. It is so at once, and any member undoes it.</summary>
/// <param name="DocumentId">The plan.</param>
public sealed record OfferAsTemplate(Guid DocumentId) : ICommand<Unit>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, PlanTemplates templates, PlanBroadcasts broadcasts) : IRequestHandler<OfferAsTemplate, Unit>
    {
        public async Task<Unit> Handle(OfferAsTemplate request, CancellationToken cancellationToken)
        {
            var clusterId = await db.Set<Plan>().Where(p => p.Id == request.DocumentId).Select(p => p.ClusterId).SingleAsync(cancellationToken);
            // The topic is locked from here on: two who offer at once count one after the other.
            var number = await broadcasts.PlansChanged(clusterId, [request.DocumentId], cancellationToken);
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            if (plan.TemplateNumber is null && await templates.Count(clusterId, cancellationToken) >= Plan.MostTemplates)
            {
                throw new RuleBrokenException("template.full", ("count", Plan.MostTemplates));
            }

            plan.OfferAsTemplate(number);
            return Unit.Value;
        }
    }
}
