using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>Finds the listings nearest to a place, looking around it farther and farther until there are enough.</summary>
[PartOfFeature]
internal sealed class Neighbours(ClustersDb db, Postings postings)
{
    private const double FirstStep = 1d / 16;
    private const double Growth = 4;

    // The most that are read of one circle: of one that holds more, the nearest may not be among what is read.
    private const int Crowd = 400;

    // A circle on a globe is no circle on a map: over a thousand kilometres it is out of round by less than a tenth.
    private const double Roundness = 1.2;

    // Two places so near to each other count as one.
    private const double SmallestKilometres = 0.1;

    /// <summary>A listing and how far away it is.</summary>
    public sealed record Neighbour(long Number, double Kilometres);

    /// <summary>The nearest listings that have all of the terms, within so many kilometres, the nearest first.</summary>
    public async Task<IReadOnlyList<Neighbour>> Nearest(Place here, double within, IReadOnlyList<string> terms, int most, CancellationToken cancellationToken)
    {
        var (few, many, circle) = (0d, double.PositiveInfinity, within * FirstStep);
        List<Neighbour> nearer = [];
        while (true)
        {
            var (found, isCrowd) = await Around(here, circle, terms, cancellationToken);
            if (isCrowd ? circle - few <= SmallestKilometres : found.Count(n => n.Kilometres <= circle) >= most || circle >= within)
            {
                return [.. nearer.Concat(found).DistinctBy(n => n.Number).Where(n => n.Kilometres <= within).OrderBy(n => n.Kilometres).ThenByDescending(n => n.Number).Take(most)];
            }

            // Between a circle with too few and one with too many there is one that is right.
            (few, many, nearer) = isCrowd ? (few, circle, nearer) : (circle, many, found);
            circle = many - few <= SmallestKilometres ? many : Math.Min(Math.Min(within, circle * Growth), (few + many) / 2);
        }
    }

    // By the squares of how far up and aside, which both databases can tell; some that lie outside are taken in, none inside is left out.
    private async Task<(List<Neighbour> Found, bool IsCrowd)> Around(Place here, double kilometres, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var (south, north, west, east) = here.Around(kilometres);
        var bands = Enumerable.Range(Place.BandOf(south), Place.BandOf(north) - Place.BandOf(south) + 1).Select(b => (int?)b).ToList();
        var (up, aside) = ((north - south) / 2, (east - west) / 2);
        var circle = db.Set<Listing>()
            .Where(l => bands.Contains(l.Band) && l.Longitude >= west && l.Longitude <= east && l.Latitude >= south && l.Latitude <= north)
            .Where(l => ((l.Latitude - here.Latitude) * (l.Latitude - here.Latitude) / (up * up)) + ((l.Longitude - here.Longitude) * (l.Longitude - here.Longitude) / (aside * aside)) <= Roundness);
        var found = await postings.Having(terms, circle).OrderByDescending(l => l.Number).Take(Crowd).Select(l => new { l.Number, l.Latitude, l.Longitude }).ToListAsync(cancellationToken);
        return (
            [.. found.Select(l => new Neighbour(l.Number, here.KilometresTo(new Place(l.Latitude!.Value, l.Longitude!.Value))))],
            found.Count == Crowd);
    }
}
