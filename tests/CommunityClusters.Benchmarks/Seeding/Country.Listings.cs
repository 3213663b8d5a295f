using System.Runtime.InteropServices;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>What strangers see of clusters, and by what they find them.</summary>
internal sealed partial class Country
{
    private IEnumerable<Table> ListingTables =>
    [
        new("Listings", ["ClusterId", "Number", "Name", "Purpose", "Subjects", "Grades", "Circuits", "Teachers", "Latitude", "Longitude", "Band"], Listings()),
        new("ListingTerms", ["Term", "Number", "ClusterId"], ListingTerms()),
        new("ListingBlocks", ["Term", "Block", "Numbers"], Blocks()),
    ];

    private IEnumerable<(Town Town, int Cluster, long Number)> Listed()
    {
        var number = 0L;
        foreach (var town in towns)
        {
            for (var i = 0; i < Town.Clusters; i++)
            {
                if (Town.IsFindable(i))
                {
                    yield return (town, i, ++number);
                }
            }
        }
    }

    private IEnumerable<object?[]> Listings() => Listed().Select(l =>
    {
        var placed = l.Town.SchoolsOf(l.Cluster).Where(s => s is { Latitude: not null, Longitude: not null }).ToList();
        var latitude = placed.Count == 0 ? null : placed.Average(s => s.Latitude);
        var circuits = CircuitsOf(l.Town, l.Cluster).Select(s => s.Circuit).ToArray();
        return new object?[]
        {
            Cluster(l.Town, l.Cluster), l.Number, l.Town.NameOf(l.Cluster), Markdown.Preview(Purpose(l.Town, l.Cluster)), Town.SubjectsOf(l.Cluster), Town.GradesOf(l.Cluster),
            circuits, Town.SizeOf(l.Cluster), latitude, placed.Count == 0 ? null : placed.Average(s => s.Longitude), latitude is { } there ? Place.BandOf(there) : null,
        };
    });

    private IEnumerable<object?[]> ListingTerms() =>
        Listed().SelectMany(l => TermsOf(l.Town, l.Cluster).Select(t => new object?[] { t, l.Number, Cluster(l.Town, l.Cluster) }));

    private IEnumerable<object?[]> Blocks()
    {
        var (sets, current) = (new Dictionary<string, BlockOfNumbers>(StringComparer.Ordinal), 0L);
        foreach (var (town, cluster, number) in Listed())
        {
            if (BlockOfNumbers.Of(number) != current)
            {
                foreach (var (term, numbers) in sets)
                {
                    yield return [term, current, numbers.Write()];
                }

                sets.Clear();
                current = BlockOfNumbers.Of(number);
            }

            foreach (var term in TermsOf(town, cluster))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(sets, term, out _) ??= BlockOfNumbers.Read([])).Add(number);
            }
        }

        foreach (var (term, numbers) in sets)
        {
            yield return [term, current, numbers.Write()];
        }
    }

    private static IEnumerable<string> TermsOf(Town town, int cluster)
    {
        var circuits = CircuitsOf(town, cluster).ToList();
        var words = $"{town.NameOf(cluster)} {string.Join(' ', circuits.Select(c => c.Circuit))} {Markdown.Preview(Purpose(town, cluster), Features.Clusters.Cluster.LongestPurpose)}";
        return Folding.Words(words).Select(Terms.Word)
            .Concat(Town.SubjectsOf(cluster).Select(Terms.Subject)).Concat(Town.GradesOf(cluster).Select(Terms.Grade))
            .Concat(town.LanguagesOf(cluster).Select(Terms.Language)).Concat(circuits.Select(c => Terms.Circuit(c.CircuitId)))
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<SchoolHere> CircuitsOf(Town town, int cluster) =>
        town.SchoolsOf(cluster).GroupBy(s => s.CircuitId).OrderByDescending(g => g.Count()).Select(g => g.First());
}
