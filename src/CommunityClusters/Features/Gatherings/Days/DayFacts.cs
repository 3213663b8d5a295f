using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Days;

/// <summary>When and where a gathering is, as the pages of its day say it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Kind">What the cluster meets for.</param>
/// <param name="About">What it is about, or empty.</param>
/// <param name="When">When it takes place; null while its date is being found.</param>
/// <param name="Zone">The IANA name of the venue's time zone.</param>
/// <param name="School">The school where it takes place, or empty.</param>
/// <param name="IsOff">Whether it was called off.</param>
public sealed record DayFacts(Guid ClusterId, string Cluster, Guid GatheringId, GatheringKind Kind, string About, Meeting? When, string Zone, string School, bool IsOff)
{
    /// <summary>The school and the place in words, as far as they are said.</summary>
    public IReadOnlyList<string> Where => [.. new[] { School, When?.Place ?? "" }.Where(w => w.Length > 0)];
}

/// <summary>Reads the facts of a gathering.</summary>
[PartOfFeature]
internal sealed class DayFactsReader(ClustersDb db, ClusterAccess clusters, PlacesAccess places)
{
    /// <summary>The facts of a gathering that the caller may see.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task<DayFacts> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken)
            ?? throw new NotVisibleException();
        var school = gathering.SchoolId is { } id ? await places.Schools.Where(s => s.Id == id).Select(s => s.Name).SingleOrDefaultAsync(cancellationToken) : null;
        return new DayFacts(
            clusterId, await clusters.NameOf(clusterId, cancellationToken), gatheringId, gathering.Kind, gathering.About, gathering.When, gathering.Zone, school ?? "", gathering.IsOff);
    }
}
