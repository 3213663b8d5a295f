using CommunityClusters.Documents;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Templates;

/// <summary>A plan of a cluster from which its members begin others.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Sequence">How far its log is: a phone that has less of it has an older text.</param>
public sealed record PlanTemplate(Guid Id, string Topic, long Sequence);

/// <summary>Reads the templates of clusters.</summary>
[PartOfFeature]
internal sealed class PlanTemplates(ClustersDb db, DocumentAccess documents)
{
    /// <summary>The cluster's own, offered last first.</summary>
    public async Task<IReadOnlyList<PlanTemplate>> Of(Guid clusterId, CancellationToken cancellationToken)
    {
        var plans = await Offered(clusterId).OrderByDescending(p => p.TemplateNumber).Select(p => new { p.Id, p.Topic }).ToListAsync(cancellationToken);
        if (plans.Count == 0)
        {
            return [];
        }

        var sequences = await documents.SequencesOf([.. plans.Select(p => p.Id)], cancellationToken);
        return [.. plans.Select(p => new PlanTemplate(p.Id, p.Topic, sequences[p.Id]))];
    }

    /// <summary>How many the cluster has.</summary>
    public Task<int> Count(Guid clusterId, CancellationToken cancellationToken) => Offered(clusterId).CountAsync(cancellationToken);

    /// <summary>Passes for a plan of the cluster, whether or not it is still offered: a phone may have copied it before.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such plan.</exception>
    public async Task MustBeOf(Guid clusterId, Guid planId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Plan>().AnyAsync(p => p.Id == planId && p.ClusterId == clusterId, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>What a plan takes over that begins like a template of its cluster.</summary>
    /// <exception cref="RuleBrokenException">It is none, or no longer.</exception>
    public async Task<IReadOnlyList<FirstSection>> SectionsOf(Guid clusterId, Guid planId, CancellationToken cancellationToken)
    {
        if (!await Offered(clusterId).AnyAsync(p => p.Id == planId, cancellationToken))
        {
            throw new RuleBrokenException("plans.begin.template.gone");
        }

        return [.. PlanShape.SectionsOf(await documents.Load(planId, cancellationToken)).Select(FirstSection.Like)];
    }

    private IQueryable<Plan> Offered(Guid clusterId) => db.Set<Plan>().Where(p => p.ClusterId == clusterId && p.TemplateNumber != null);
}
