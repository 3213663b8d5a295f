using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>Finds the listings nearest to a place, looking around it farther and farther until there are enough.</summary>
[PartOfFeature]
internal sealed class Neighbours(ClustersDb db, Postings postings)
{
    private static readonly double[] Steps = [1d / 16, 1d / 4, 1];

    // The most that are read of one circle; one that holds more is made smaller, so that the nearest are among what is read.
    private const int Crowd = 400;
    private const double SmallestKilometres = 0.1;

    /// <summary>A listing and how far away it is.</summary>
    public sealed record Neighbour(long Number, double Kilometres);

    /// <summary>The nearest listings that have all of the terms, within so many kilometres, the nearest first.</summary>
    public async Task<IReadOnlyList<Neighbour>> Nearest(Place here, double within, IReadOnlyList<string> terms, int most, CancellationToken cancellationToken)
    {
        List<Neighbour> nearer = [];
        foreach (var step in Steps)
        {
            var (found, isCrowd) = await Around(here, within * step, terms, cancellationToken);
            for (var kilometres = within * step; isCrowd && kilometres > SmallestKilometres;)
            {
                kilometres /= 2;
                (var inner, isCrowd) = await Around(here, kilometres, terms, cancellationToken);
                found = [.. inner, .. found];
            }

            nearer = [.. nearer.Concat(found).DistinctBy(n => n.Number)];
            if (nearer.Count >= most)
            {
                break;
            }
        }

        return [.. nearer.OrderBy(n => n.Kilometres).ThenByDescending(n => n.Number).Take(most)];
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
