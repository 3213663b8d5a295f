using CommunityClusters.Documents;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>A plan as what uses it shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">The topic; empty while nobody has said it.</param>
/// <param name="Subject">The code of its subject, or empty.</param>
/// <param name="Grades">The codes of its grades.</param>
/// <param name="Minutes">The lesson's length in minutes, or 0.</param>
public sealed record PlanBrief(Guid Id, string Topic, string Subject, IList<string> Grades, int Minutes);

/// <summary>A plan, and how it came to be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">The topic; empty while nobody has said it.</param>
/// <param name="NeedId">The need that it grew from, or null.</param>
/// <param name="BegunBy">Who began it.</param>
/// <param name="BegunAt">When.</param>
public sealed record PlanOrigin(Guid Id, string Topic, Guid? NeedId, Guid BegunBy, DateTimeOffset BegunAt);

/// <summary>The only door to plans for other features.</summary>
public sealed class PlanAccess(ClustersDb db, DocumentAccess documents)
{
    /// <summary>The plans of a cluster that were begun last, the latest first.</summary>
    public async Task<IReadOnlyList<PlanBrief>> LatestOf(Guid clusterId, int most, CancellationToken cancellationToken) =>
        await Briefs(db.Set<Plan>().Where(p => p.ClusterId == clusterId).OrderByDescending(p => p.Number).Take(most)).ToListAsync(cancellationToken);

    /// <summary>Some plans by id, of whichever clusters; who asks knows that they may be read.</summary>
    public async Task<IReadOnlyDictionary<Guid, PlanBrief>> Among(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, PlanBrief>()
        : await Briefs(db.Set<Plan>().Where(p => EF.Parameter(ids).Contains(p.Id))).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>Those of some plans that are the cluster's.</summary>
    public async Task<IReadOnlyDictionary<Guid, PlanBrief>> InCluster(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, PlanBrief>()
        : await Briefs(db.Set<Plan>().Where(p => EF.Parameter(ids).Contains(p.Id) && p.ClusterId == clusterId)).ToDictionaryAsync(p => p.Id, cancellationToken);

    /// <summary>What the sections on materials say of some plans of the cluster, Markdown, by plan; those that say nothing are not in it.</summary>
    public Task<IReadOnlyDictionary<Guid, string>> MaterialsOf(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        SectionsOf(PlanShape.Materials, clusterId, ids, cancellationToken);

    /// <summary>What some plans of the cluster say that observers should watch for, Markdown, by plan; those that say nothing are not in it.</summary>
    public Task<IReadOnlyDictionary<Guid, string>> WatchForOf(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        SectionsOf(PlanShape.WatchFor, clusterId, ids, cancellationToken);

    /// <summary>How a plan of the cluster came to be; null where the cluster has no such plan.</summary>
    public Task<PlanOrigin?> OriginOf(Guid clusterId, Guid planId, CancellationToken cancellationToken) =>
        db.Set<Plan>().AsNoTracking().Where(p => p.Id == planId && p.ClusterId == clusterId)
            .Select(p => new PlanOrigin(p.Id, p.Topic, p.NeedId, p.BegunBy, p.BegunAt)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>A plan of the cluster.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such plan.</exception>
    public async Task<PlanBrief> MustBeOf(Guid clusterId, Guid planId, CancellationToken cancellationToken) =>
        await Briefs(db.Set<Plan>().Where(p => p.Id == planId && p.ClusterId == clusterId)).SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();

    private async Task<IReadOnlyDictionary<Guid, string>> SectionsOf(string kind, Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var readable = await db.Set<Plan>().Where(p => EF.Parameter(ids).Contains(p.Id) && p.ClusterId == clusterId).Select(p => p.Id).ToListAsync(cancellationToken);
        return (await documents.LoadAll(readable, cancellationToken))
            .Select(d => (d.Key, Text: string.Join('\n', PlanShape.SectionsOf(d.Value).Where(s => s.Kind == kind).Select(s => s.Text.Trim()).Where(t => t.Length > 0))))
            .Where(d => d.Text.Length > 0).ToDictionary(d => d.Key, d => d.Text);
    }

    private static IQueryable<PlanBrief> Briefs(IQueryable<Plan> plans) =>
        plans.AsNoTracking().Select(p => new PlanBrief(p.Id, p.Topic, p.Subject, p.Grades, p.Minutes));
}
