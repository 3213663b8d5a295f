using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>The schools that members name when they say who comes and who brings: those of the members and the venue are offered, any other may be typed.</summary>
[PartOfFeature]
internal sealed class SchoolNames(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlacesAccess places)
{
    /// <summary>The longest name, in characters.</summary>
    public const int Longest = MeetingEntry.LongestPlace;

    // More than one looks through on a phone.
    private const int MostOffered = 60;

    /// <summary>A name as it is looked up, so that one school is not two by its capitals.</summary>
    public static string KeyOf(string name) => name.ToLowerInvariant();

    /// <summary>The schools that are offered, by name.</summary>
    public async Task<IReadOnlyList<string>> Offered(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var ofMembers = await people.Cards.Where(t => t.School != null && clusters.MemberIds(clusterId).Contains(t.Id)).Select(t => t.School!).Distinct().Take(MostOffered).ToListAsync(cancellationToken);
        var venue = await (
            from gathering in db.Set<Gathering>()
            where gathering.Id == gatheringId
            join school in places.Schools on gathering.SchoolId equals school.Id
            select school.Name).ToListAsync(cancellationToken);
        return [.. ofMembers.Concat(venue).DistinctBy(KeyOf, StringComparer.Ordinal).Order(StringComparer.CurrentCulture)];
    }

    /// <summary>A typed name, written as the program writes it where it knows that school.</summary>
    public async Task<string> AsKnown(Guid clusterId, Guid gatheringId, string typed, CancellationToken cancellationToken) =>
        (await Offered(clusterId, gatheringId, cancellationToken)).FirstOrDefault(n => KeyOf(n) == KeyOf(typed)) ?? typed;
}
