using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>A need as what grows from it shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">The topic.</param>
/// <param name="Subject">The code of its subject, or empty.</param>
/// <param name="Grade">The code of its grade, or empty.</param>
public sealed record NeedBrief(Guid Id, string Topic, string Subject, string Grade);

/// <summary>A need, and how it came to be; of one that was asked without a name nothing says who or when.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Topic">The topic.</param>
/// <param name="NamedBy">Who named it, or null.</param>
/// <param name="NamedAt">When, or null.</param>
/// <param name="MeToos">How many find it hard.</param>
/// <param name="IsCovered">Whether it was covered.</param>
public sealed record NeedOrigin(Guid Id, string Topic, Guid? NamedBy, DateTimeOffset? NamedAt, int MeToos, bool IsCovered);

/// <summary>The only door to needs for other features.</summary>
public sealed class NeedAccess(ClustersDb db)
{
    /// <summary>A need of a cluster that the caller may read; null where there is no such.</summary>
    public Task<NeedBrief?> Find(Guid clusterId, Guid needId, CancellationToken cancellationToken) =>
        db.Set<Need>().Where(n => n.Id == needId && n.ClusterId == clusterId).Select(n => new NeedBrief(n.Id, n.Topic, n.Subject, n.Grade)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>How a need of the cluster came to be; null where there is no such.</summary>
    public Task<NeedOrigin?> OriginOf(Guid clusterId, Guid needId, CancellationToken cancellationToken) =>
        db.Set<Need>().AsNoTracking().Where(n => n.Id == needId && n.ClusterId == clusterId)
            .Select(n => new NeedOrigin(n.Id, n.Topic, n.NamedBy, n.NamedBy == null ? (DateTimeOffset?)null : n.NamedAt, n.MeToos, n.Mark == NeedMark.Covered)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The needs of a cluster to choose one from: those that wait for a day, then those that were covered.</summary>
    public async Task<IReadOnlyList<NeedBrief>> ToChooseFrom(Guid clusterId, int most, CancellationToken cancellationToken)
    {
        var briefs = await OpenOf(clusterId, most, cancellationToken);
        return [.. briefs, .. await Marked(clusterId, NeedMark.Covered, most - briefs.Count).ToListAsync(cancellationToken)];
    }

    /// <summary>Those of some needs that are the cluster's.</summary>
    public async Task<IReadOnlyDictionary<Guid, NeedBrief>> InCluster(Guid clusterId, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, NeedBrief>()
        : await db.Set<Need>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.Id) && n.ClusterId == clusterId)
            .Select(n => new NeedBrief(n.Id, n.Topic, n.Subject, n.Grade)).ToDictionaryAsync(n => n.Id, cancellationToken);

    /// <summary>The needs of a cluster that wait for a day: those that are chosen, then those that most find hard.</summary>
    public async Task<IReadOnlyList<NeedBrief>> OpenOf(Guid clusterId, int most, CancellationToken cancellationToken)
    {
        var chosen = await Marked(clusterId, NeedMark.Chosen, most).ToListAsync(cancellationToken);
        return [.. chosen, .. await Marked(clusterId, NeedMark.Open, most - chosen.Count).ToListAsync(cancellationToken)];
    }

    private IQueryable<NeedBrief> Marked(Guid clusterId, NeedMark mark, int most) => db.Set<Need>().AsNoTracking()
        .Where(n => n.ClusterId == clusterId && n.Mark == mark).OrderByDescending(n => n.MeToos).ThenByDescending(n => n.Number).Take(most)
        .Select(n => new NeedBrief(n.Id, n.Topic, n.Subject, n.Grade));

    /// <summary>Passes for a need of the cluster.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such need.</exception>
    public async Task MustBeOf(Guid clusterId, Guid needId, CancellationToken cancellationToken)
    {
        if (await Find(clusterId, needId, cancellationToken) is null)
        {
            throw new NotVisibleException();
        }
    }
}
