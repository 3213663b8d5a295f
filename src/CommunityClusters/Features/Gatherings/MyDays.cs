using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The gatherings to come of all the caller's clusters, the next one first, and those whose date is being found.</summary>
/// <param name="Most">How many of each.</param>
public sealed record MyDays(int Most) : IQuery<MyDays.Sheet>, ISignedIn
{
    /// <summary>The gatherings.</summary>
    /// <param name="ToCome">Those with a date.</param>
    /// <param name="BeingFound">Those whose date is being found.</param>
    public sealed record Sheet(IReadOnlyList<Row> ToCome, IReadOnlyList<Row> BeingFound);

    /// <summary>One gathering.</summary>
    /// <param name="Card">The gathering.</param>
    /// <param name="Cluster">Its cluster's name.</param>
    public sealed record Row(GatheringCard Card, string Cluster);

    internal sealed class Handler(ClustersDb db, GatheringList gatherings, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<MyDays, Sheet>
    {
        public async Task<Sheet> Handle(MyDays request, CancellationToken cancellationToken)
        {
            var names = (await clusters.NamesOf(caller.Teacher, cancellationToken)).ToDictionary(c => c.Id, c => c.Name);
            var mine = names.Keys.ToList();
            var all = db.Set<Gathering>().Where(g => EF.Parameter(mine).Contains(g.ClusterId));
            var toCome = await gatherings.CardsOf(all.Where(g => g.EndsAt >= time.GetUtcNow()).OrderBy(g => g.EndsAt).ThenBy(g => g.Id).Take(request.Most))
                .OrderBy(g => g.EndsAt).ThenBy(g => g.Id).ToListAsync(cancellationToken);
            var beingFound = await gatherings.CardsOf(all.Where(g => g.EndsAt == null && g.CalledOffBy == null).OrderBy(g => g.CalledAt).ThenBy(g => g.Id).Take(request.Most)).ToListAsync(cancellationToken);
            return new Sheet([.. toCome.Select(c => new Row(c, names[c.ClusterId]))], [.. beingFound.Select(c => new Row(c, names[c.ClusterId]))]);
        }
    }
}
