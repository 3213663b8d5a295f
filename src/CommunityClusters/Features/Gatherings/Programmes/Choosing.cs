using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What a member chooses from who changes a programme.</summary>
/// <param name="Members">The cluster's members by name.</param>
/// <param name="Plans">The cluster's plans, begun last first.</param>
public sealed record Choices(IReadOnlyList<Choices.Member> Members, IReadOnlyList<PlanBrief> Plans)
{
    /// <summary>Nothing, for who only reads.</summary>
    public static Choices None { get; } = new([], []);

    /// <summary>A member.</summary>
    /// <param name="Id">Their id.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Says">Whether they come, if they said so.</param>
    public sealed record Member(Guid Id, string Name, Answer? Says);
}

/// <summary>Reads what members choose from.</summary>
[PartOfFeature]
internal sealed class Choosing(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlanAccess plans)
{
    // More than anybody looks through on a phone.
    private const int MostPlans = 60;

    public async Task<Choices> In(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var says = await db.Set<Coming>().AsNoTracking().Where(c => c.GatheringId == gatheringId).ToDictionaryAsync(c => c.TeacherId, c => c.Says, cancellationToken);
        var names = await people.Names.Where(n => clusters.MemberIds(clusterId).Contains(n.Id)).ToListAsync(cancellationToken);
        return new Choices(
            [.. names.OrderBy(n => n.Name, StringComparer.CurrentCulture).Select(n => new Choices.Member(n.Id, n.Name, says.TryGetValue(n.Id, out var answer) ? answer : null))],
            await plans.LatestOf(clusterId, MostPlans, cancellationToken));
    }
}
