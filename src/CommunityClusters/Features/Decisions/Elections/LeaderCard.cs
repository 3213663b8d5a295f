using CommunityClusters.Curriculum;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>Who leads a cluster, and how many ask for an election, as every member sees it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="TeacherId">The leader; null where there is none.</param>
/// <param name="Name">Their name.</param>
/// <param name="Until">Until when.</param>
/// <param name="Asking">How many ask for an election.</param>
/// <param name="Needed">How many must ask, for it to begin.</param>
/// <param name="Months">For how long the next one is elected.</param>
/// <param name="ElectionId">The election that is open; null where none is.</param>
/// <param name="NotBefore">Until when there is no other election; null where one may be called.</param>
public sealed record LeaderCard(Guid ClusterId, Guid? TeacherId, string? Name, DateOnly? Until, int Asking, int Needed, int Months, Guid? ElectionId, DateOnly? NotBefore);

/// <summary>Reads who leads.</summary>
[PartOfFeature]
internal sealed class LeaderList(ClustersDb db, ClusterAccess clusters, PeopleAccess people, Curricula curricula, TimeProvider time)
{
    /// <summary>The leader of a cluster who is one now; null where there is none.</summary>
    public Task<Leader?> Present(Guid clusterId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Set<Leader>().SingleOrDefaultAsync(l => l.ClusterId == clusterId && l.EndedAt == null && l.Until > now, cancellationToken);
    }

    /// <summary>Who of the members asks for an election now.</summary>
    public Task<List<Guid>> Asking(Guid clusterId, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - AskingForElection.Lasts;
        return (
            from asking in db.Set<AskingForElection>()
            where asking.ClusterId == clusterId && asking.At > since
            join member in clusters.MemberKeys.Where(m => m.ClusterId == clusterId) on asking.TeacherId equals member.TeacherId
            select asking.TeacherId).ToListAsync(cancellationToken);
    }

    /// <summary>For how long the cluster elects, in months.</summary>
    public async Task<int> Months(Guid clusterId, CancellationToken cancellationToken) =>
        await db.Set<LeaderTerm>().Where(t => t.ClusterId == clusterId).Select(t => (int?)t.Months).SingleOrDefaultAsync(cancellationToken) ?? LeaderTerm.Usual;

    /// <summary>When the last election was called, and whether it is open, with its runoff.</summary>
    public async Task<(Guid? OpenId, DateTimeOffset? CalledAt)> Last(Guid clusterId, CancellationToken cancellationToken)
    {
        var elections = db.Set<Decision>().AsNoTracking().Where(d => d.ClusterId == clusterId && d.Kind == DecisionKind.Election);
        var open = await elections.Where(d => d.ClosedAt == null).OrderByDescending(d => d.Number).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancellationToken);
        var called = await elections.Where(d => d.FirstRound == null).OrderByDescending(d => d.Number).Select(d => (DateTimeOffset?)d.PutAt).FirstOrDefaultAsync(cancellationToken);
        return (open, called);
    }

    /// <summary>All that members see of it.</summary>
    public async Task<LeaderCard> Of(Guid clusterId, CancellationToken cancellationToken)
    {
        var (leader, now) = (await Present(clusterId, cancellationToken), time.GetUtcNow());
        var name = leader is null ? null : await people.Names.Where(n => n.Id == leader.TeacherId).Select(n => n.Name).SingleOrDefaultAsync(cancellationToken);
        var members = await clusters.MemberIds(clusterId).CountAsync(cancellationToken);
        var (open, called) = await Last(clusterId, cancellationToken);
        var notBefore = called + Election.Between;
        return new LeaderCard(
            clusterId, leader?.TeacherId, name, DayOf(leader?.Until), (await Asking(clusterId, cancellationToken)).Count, Election.NeededOf(members), await Months(clusterId, cancellationToken),
            open, notBefore > now ? DayOf(notBefore) : null);
    }

    private DateOnly? DayOf(DateTimeOffset? instant) => instant is { } at ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, curricula.Zone).DateTime) : null;
}
