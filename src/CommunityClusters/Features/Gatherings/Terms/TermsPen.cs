using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>Takes a cluster's calendar in one's hand: nobody else changes it until the commit.</summary>
[PartOfFeature]
internal sealed class TermsPen(ClustersDb db, ClusterAccess clusters, TermsBroadcasts broadcasts, Caller caller)
{
    private readonly List<Stretch> _all = [];
    private Guid _cluster;
    private (DateOnly First, DateOnly Last)? _touched;

    /// <summary>What stands in the calendar.</summary>
    public IReadOnlyList<Stretch> All => _all;

    /// <summary>Takes the calendar of a cluster.</summary>
    /// <exception cref="NotVisibleException">The caller has left the cluster meanwhile.</exception>
    public async Task Take(Guid clusterId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
        _cluster = clusterId;
        _all.AddRange(await db.Set<Stretch>().Where(s => s.ClusterId == clusterId).OrderBy(s => s.First).ToListAsync(cancellationToken));
    }

    /// <summary>A stretch of the calendar that was taken; null where there is none.</summary>
    public Stretch? Find(Guid id) => _all.SingleOrDefault(s => s.Id == id);

    /// <summary>Adds a stretch. Who adds exactly what stands there already agrees.</summary>
    /// <exception cref="RuleBrokenException">There are too many.</exception>
    public Stretch Add(StretchKind kind, string name, DateOnly first, DateOnly last)
    {
        if (_all.FirstOrDefault(s => s.IsAlready(kind, name, first, last)) is { } same)
        {
            return same;
        }

        if (_all.Count >= Stretch.Most)
        {
            throw new RuleBrokenException("terms.full", ("limit", Stretch.Most));
        }

        var stretch = new Stretch { ClusterId = _cluster };
        stretch.Is(kind, name, first, last);
        _all.Add(stretch);
        db.Add(stretch);
        Touch(stretch);
        return stretch;
    }

    /// <summary>Says anew what a stretch is.</summary>
    public void Change(Stretch stretch, StretchKind kind, string name, DateOnly first, DateOnly last)
    {
        Touch(stretch);
        stretch.Is(kind, name, first, last);
        Touch(stretch);
    }

    /// <summary>Takes a stretch out.</summary>
    public void TakeOut(Stretch stretch)
    {
        _all.Remove(stretch);
        db.Remove(stretch);
        Touch(stretch);
    }

    /// <summary>Tells watchers what was changed, if anything was.</summary>
    public Task Tell(CancellationToken cancellationToken) =>
        _touched is { } days ? broadcasts.Changed(_cluster, days.First, days.Last, cancellationToken) : Task.CompletedTask;

    private void Touch(Stretch stretch) => _touched = _touched is { } days
        ? (days.First < stretch.First ? days.First : stretch.First, days.Last > stretch.Last ? days.Last : stretch.Last)
        : (stretch.First, stretch.Last);
}
