using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>Keeps the listings of those clusters that chose to be found, and of no other.</summary>
[PartOfFeature]
public sealed class Directory(ClustersDb db, PeopleAccess people, Postings postings, TopicLog topics)
{
    private const string Topic = "directory";
    private const int PreviewLength = 200;
    private const int MostWords = 200;

    /// <summary>Enters what a cluster is now, or takes it out; part of every transaction that changes what a stranger sees.</summary>
    public async Task Enter(Guid clusterId, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var cluster = await db.Set<Cluster>().SingleAsync(c => c.Id == clusterId, cancellationToken);
        var listing = await db.Set<Listing>().SingleOrDefaultAsync(l => l.ClusterId == clusterId, cancellationToken);
        if (!cluster.Findable)
        {
            if (listing is not null)
            {
                await Found(listing, [], cancellationToken);
                db.Remove(listing);
            }

            return;
        }

        if (listing is null)
        {
            listing = new Listing { ClusterId = clusterId, Number = await topics.Tell(Topic, [], cancellationToken) };
            db.Add(listing);
        }

        await Fill(listing, cluster, cancellationToken);
    }

    private async Task Fill(Listing listing, Cluster cluster, CancellationToken cancellationToken)
    {
        var members = await (
            from membership in db.Set<Membership>()
            where membership.LeftAt == null && membership.ClusterId == cluster.Id
            join teacher in people.Cards on membership.TeacherId equals teacher.Id
            select new { teacher.CircuitId, teacher.Circuit, teacher.Latitude, teacher.Longitude }).ToListAsync(cancellationToken);
        var circuits = members.Where(m => m.CircuitId is not null).GroupBy(m => m.CircuitId!.Value).OrderByDescending(g => g.Count()).ToList();
        var placed = members.Where(m => m is { Latitude: not null, Longitude: not null }).ToList();

        (listing.Name, listing.Purpose) = (cluster.Name, Markdown.Preview(cluster.Purpose, PreviewLength));
        (listing.Subjects, listing.Grades) = ([.. cluster.Subjects], [.. cluster.Grades]);
        listing.Circuits = [.. circuits.Select(c => c.First().Circuit!)];
        listing.Teachers = members.Count;
        listing.Latitude = placed.Count == 0 ? null : placed.Average(m => m.Latitude);
        listing.Longitude = placed.Count == 0 ? null : placed.Average(m => m.Longitude);
        listing.Band = listing.Latitude is { } latitude ? Place.BandOf(latitude) : null;

        var words = $"{cluster.Name} {string.Join(' ', listing.Circuits)} {Markdown.Preview(cluster.Purpose, Cluster.LongestPurpose)}";
        var terms = Folding.Words(words).Take(MostWords).Select(Terms.Word)
            .Concat(cluster.Subjects.Select(Terms.Subject)).Concat(cluster.Grades.Select(Terms.Grade))
            .Concat(cluster.Languages.Select(Terms.Language)).Concat(circuits.Select(c => Terms.Circuit(c.Key)))
            .ToHashSet(StringComparer.Ordinal);
        await Found(listing, terms, cancellationToken);
    }

    private Task Found(Listing listing, HashSet<string> by, CancellationToken cancellationToken) =>
        postings.Become(listing, by, () => topics.Hold(Topic, cancellationToken), cancellationToken);
}

/// <summary>How what clusters are found by is written.</summary>
internal static class Terms
{
    private const int LongestWord = 40;

    public static string Word(string folded) => $"word:{(folded.Length > LongestWord ? folded[..LongestWord] : folded)}";

    public static string Subject(string code) => $"subject:{code}";

    public static string Grade(string code) => $"grade:{code}";

    public static string Language(string code) => $"language:{code}";

    public static string Circuit(Guid id) => $"circuit:{id}";
}
