using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>How far the members of a cluster travel to a venue: distances and no names.</summary>
/// <param name="Venue">The venue's name, or the place in words; empty where none was said.</param>
/// <param name="IsPlaced">Whether it is known where it lies.</param>
/// <param name="Kilometres">As the crow flies, the one who travels furthest first.</param>
/// <param name="Unknown">Of how many members it is not known where their school lies.</param>
public sealed record Travel(string Venue, bool IsPlaced, IReadOnlyList<int> Kilometres, int Unknown)
{
    /// <summary>How many are drawn; the rest are nearer.</summary>
    public const int Shown = 12;

    /// <summary>How far the one goes who travels furthest; null where no distance is known.</summary>
    public int? Furthest => Kilometres.Count > 0 ? Kilometres[0] : null;
}

/// <summary>Reads how far it is to each venue of a gathering.</summary>
[PartOfFeature]
internal sealed class TravelReading(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlacesAccess places)
{
    /// <summary>The venue of a gathering, and those that were proposed for it, each once.</summary>
    public async Task<IReadOnlyList<Travel>> To(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var venues = await VenuesOf(gatheringId, cancellationToken);
        if (venues.Count == 0)
        {
            return [];
        }

        var ids = venues.Select(v => v.SchoolId).OfType<Guid>().ToList();
        var schools = await places.Schools.Where(s => EF.Parameter(ids).Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var members = await (
            from member in clusters.MemberKeys
            where member.ClusterId == clusterId
            join teacher in people.Cards on member.TeacherId equals teacher.Id
            select new { teacher.Latitude, teacher.Longitude }).ToListAsync(cancellationToken);
        var from = members.Select(m => PlaceOf(m.Latitude, m.Longitude)).OfType<Place>().ToList();
        return [.. venues.Select(v =>
        {
            var school = v.SchoolId is { } id ? schools.GetValueOrDefault(id) : null;
            var place = PlaceOf(school?.Latitude, school?.Longitude);
            return new Travel(
                school?.Name ?? v.Place, place is not null,
                place is null ? [] : [.. from.Select(f => (int)Math.Round(f.KilometresTo(place))).OrderDescending()],
                members.Count - from.Count);
        })];
    }

    private static Place? PlaceOf(double? latitude, double? longitude) =>
        (latitude, longitude) is ({ } north, { } east) ? new Place(north, east) : null;

    // Its own venue first, then those that were proposed, by day.
    private async Task<IReadOnlyList<(Guid? SchoolId, string Place)>> VenuesOf(Guid gatheringId, CancellationToken cancellationToken)
    {
        var own = await db.Set<Gathering>().AsNoTracking().Where(g => g.Id == gatheringId && g.Day != null).Select(g => new { g.SchoolId, g.Place }).ToListAsync(cancellationToken);
        var proposed = await db.Set<ProposedDate>().AsNoTracking().Where(d => d.GatheringId == gatheringId).OrderBy(d => d.Day).ThenBy(d => d.Begins).ThenBy(d => d.Number).ThenBy(d => d.Place)
            .Select(d => new { d.SchoolId, Place = d.Venue }).ToListAsync(cancellationToken);
        return [.. own.Concat(proposed).Where(v => v.SchoolId is not null || v.Place.Length > 0)
            .DistinctBy(v => v.SchoolId?.ToString() ?? v.Place.ToUpperInvariant(), StringComparer.Ordinal).Select(v => (v.SchoolId, v.Place))];
    }
}
