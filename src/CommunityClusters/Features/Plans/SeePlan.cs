using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>A plan as it stands, to be read.</summary>
/// <param name="DocumentId">The plan.</param>
public sealed record SeePlan(Guid DocumentId) : IQuery<SeePlan.Sheet>, IDocumentReaders
{
    /// <summary>The plan.</summary>
    /// <param name="ClusterId">Its cluster.</param>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Topic">The topic.</param>
    /// <param name="Subject">The code of its subject, or empty.</param>
    /// <param name="Grades">The codes of its grades.</param>
    /// <param name="Minutes">The lesson's length in minutes, or 0.</param>
    /// <param name="Sections">Its sections in order.</param>
    /// <param name="Need">The need that it grew from.</param>
    /// <param name="IsTemplate">Whether plans of the cluster begin like it.</param>
    public sealed record Sheet(
        Guid ClusterId, string Cluster, string Topic, string Subject, IReadOnlyList<string> Grades, int Minutes, IReadOnlyList<PlanSection> Sections, NeedBrief? Need, bool IsTemplate);

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, ClusterAccess clusters, NeedAccess needs) : IRequestHandler<SeePlan, Sheet>
    {
        public async Task<Sheet> Handle(SeePlan request, CancellationToken cancellationToken)
        {
            var plan = await db.Set<Plan>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.DocumentId, cancellationToken) ?? throw new NotVisibleException();
            var doc = await documents.Load(plan.Id, cancellationToken);
            var about = PlanShape.AboutOf(doc);
            return new Sheet(
                plan.ClusterId, await clusters.NameOf(plan.ClusterId, cancellationToken), about.Topic, about.Subject, about.Grades, about.Minutes,
                PlanShape.SectionsOf(doc), plan.NeedId is { } need ? await needs.Find(plan.ClusterId, need, cancellationToken) : null,
                plan.TemplateNumber is not null);
        }
    }
}
