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

    // Within this, hundreds stand at one place, and which of them are shown does not matter.
    private const double SmallestKilometres = 0.1;

    /// <summary>A listing and how far away it is.</summary>
    public sealed record Neighbour(long Number, double Kilometres);

    /// <summary>The nearest listings that have all of the terms, within so many kilometres, the nearest first.</summary>
    public async Task<IReadOnlyList<Neighbour>> Nearest(Place here, double within, IReadOnlyList<string> terms, int most, CancellationToken cancellationToken)
    {
        var (few, many, circle) = (0d, double.PositiveInfinity, within * FirstStep);
        while (true)
        {
            var (found, isCrowd) = await Around(here, circle, terms, cancellationToken);
            if (isCrowd ? circle - few <= SmallestKilometres : found.Count >= most || circle >= within)
            {
                return [.. found.OrderBy(n => n.Kilometres).ThenByDescending(n => n.Number).Take(most)];
            }

            // Between a circle with too few and one with too many there is one that is right.
            (few, many) = isCrowd ? (few, circle) : (circle, many);
            circle = many - few <= SmallestKilometres ? many : Math.Min(Math.Min(within, circle * Growth), (few + many) / 2);
        }
    }

    private async Task<(List<Neighbour> Found, bool IsCrowd)> Around(Place here, double kilometres, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var (south, north, west, east) = here.Around(kilometres);
        var bands = Enumerable.Range(Place.BandOf(south), Place.BandOf(north) - Place.BandOf(south) + 1).Select(b => (int?)b).ToList();
        var box = db.Set<Listing>().Where(l => bands.Contains(l.Band) && l.Longitude >= west && l.Longitude <= east && l.Latitude >= south && l.Latitude <= north);
        var found = await postings.Having(terms, box).Take(Crowd).Select(l => new { l.Number, l.Latitude, l.Longitude }).ToListAsync(cancellationToken);
        return (
            [.. found.Select(l => new Neighbour(l.Number, here.KilometresTo(new Place(l.Latitude!.Value, l.Longitude!.Value)))).Where(n => n.Kilometres <= kilometres)],
            found.Count == Crowd);
    }
}
