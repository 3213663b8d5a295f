using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>Finds the listings nearest to a place, looking around it farther and farther until there are enough.</summary>
[PartOfFeature]
internal sealed class Neighbours(ClustersDb db, Postings postings)
{
    private static readonly double[] Steps = [1d / 16, 1d / 4, 1];

    // Where so many stand within one step, they are so near that which of them is nearest makes no difference.
    private const int Crowd = 400;

    /// <summary>A listing and how far away it is.</summary>
    public sealed record Neighbour(long Number, double Kilometres);

    /// <summary>The nearest listings that have all of the terms, within so many kilometres, the nearest first.</summary>
    public async Task<IReadOnlyList<Neighbour>> Nearest(Place here, double within, IReadOnlyList<string> terms, int most, CancellationToken cancellationToken)
    {
        foreach (var step in Steps)
        {
            var found = await Around(here, within * step, terms, cancellationToken);
            if (found.Count >= most || step == 1)
            {
                return [.. found.OrderBy(n => n.Kilometres).ThenByDescending(n => n.Number).Take(most)];
            }
        }

        return [];
    }

    private async Task<List<Neighbour>> Around(Place here, double kilometres, IReadOnlyList<string> terms, CancellationToken cancellationToken)
    {
        var (south, north, west, east) = here.Around(kilometres);
        var bands = Enumerable.Range(Place.BandOf(south), Place.BandOf(north) - Place.BandOf(south) + 1).Select(b => (int?)b).ToList();
        var box = db.Set<Listing>().Where(l => bands.Contains(l.Band) && l.Longitude >= west && l.Longitude <= east && l.Latitude >= south && l.Latitude <= north);
        var found = await postings.Having(terms, box).Take(Crowd).Select(l => new { l.Number, l.Latitude, l.Longitude }).ToListAsync(cancellationToken);
        return [.. found.Select(l => new Neighbour(l.Number, here.KilometresTo(new Place(l.Latitude!.Value, l.Longitude!.Value)))).Where(n => n.Kilometres <= kilometres)];
    }
}
