using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>A member who may take something on.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
public sealed record Taker(Guid Id, string Name);

/// <summary>Reads who may take something on.</summary>
[PartOfFeature]
internal sealed class Takers(ClusterAccess clusters, PeopleAccess people)
{
    // More than one looks through on a phone.
    private const int Most = 500;

    /// <summary>The members of a cluster, by name.</summary>
    public async Task<IReadOnlyList<Taker>> Of(Guid clusterId, CancellationToken cancellationToken) => await (
        from id in clusters.MemberIds(clusterId)
        join teacher in people.Names on id equals teacher.Id
        orderby teacher.Name, teacher.Id
        select new Taker(teacher.Id, teacher.Name)).Take(Most).ToListAsync(cancellationToken);
}
