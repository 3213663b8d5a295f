using CommunityClusters.Curriculum;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A school at which a cluster may meet.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Around">Its circuit, or empty.</param>
public sealed record VenueRow(Guid Id, string Name, string Around);

/// <summary>Where a cluster meets, and by which clocks.</summary>
[PartOfFeature]
internal sealed class Venues(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlacesAccess places, Curricula curricula)
{
    private const int Most = 30;

    /// <summary>The schools of the members, each once.</summary>
    public async Task<IReadOnlyList<VenueRow>> Of(Guid clusterId, CancellationToken cancellationToken)
    {
        var schools = await people.Cards.Where(t => t.SchoolId != null && clusters.MemberIds(clusterId).Contains(t.Id))
            .Select(t => new { Id = t.SchoolId!.Value, Name = t.School!, Around = t.Circuit ?? "" }).Distinct().OrderBy(s => s.Name).ThenBy(s => s.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. schools.Select(s => new VenueRow(s.Id, s.Name, s.Around))];
    }

    /// <summary>The time zone of the cluster's gathering before, else the country's.</summary>
    public async Task<string> UsualZone(Guid clusterId, CancellationToken cancellationToken) =>
        await db.Set<Gathering>().Where(g => g.ClusterId == clusterId).OrderByDescending(g => g.Number).Select(g => g.Zone).FirstOrDefaultAsync(cancellationToken)
            ?? curricula.Zone.Id;

    /// <summary>Passes where every school is one that the program knows.</summary>
    /// <exception cref="RuleBrokenException">One is not.</exception>
    public async Task MustBeThere(IReadOnlyCollection<Meeting> meetings, CancellationToken cancellationToken)
    {
        var ids = meetings.Select(m => m.SchoolId).OfType<Guid>().Distinct().ToList();
        if (ids.Count > 0 && await places.Schools.CountAsync(s => EF.Parameter(ids).Contains(s.Id), cancellationToken) != ids.Count)
        {
            throw new RuleBrokenException("gathering.school.unknown");
        }
    }
}
