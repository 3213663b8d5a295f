using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>What the caller took on in all their clusters and is still to be done: what has a date first, then what was written last.</summary>
public sealed record MyActions : IQuery<IReadOnlyList<MyActions.Row>>, ISignedIn
{
    /// <summary>An action of the caller's.</summary>
    /// <param name="Card">The action.</param>
    /// <param name="Cluster">The cluster's name.</param>
    public sealed record Row(ActionCard Card, string Cluster);

    internal sealed class Handler(ClustersDb db, ActionList actions, ClusterAccess clusters, Caller caller) : IRequestHandler<MyActions, IReadOnlyList<Row>>
    {
        // What one looks through; the others come up by themselves.
        private const int Most = 20;

        public async Task<IReadOnlyList<Row>> Handle(MyActions request, CancellationToken cancellationToken)
        {
            var me = caller.Teacher;
            var names = (await clusters.NamesOf(me, cancellationToken)).ToDictionary(c => c.Id, c => c.Name);
            var mine = names.Keys.ToList();
            var cards = await actions.CardsOf(db.Set<Action>().AsNoTracking().Where(a => a.TeacherId == me && a.State == ActionState.Open && EF.Parameter(mine).Contains(a.ClusterId))
                .OrderBy(a => a.By == null).ThenBy(a => a.By).ThenByDescending(a => a.Number).ThenBy(a => a.Id).Take(Most)).ToListAsync(cancellationToken);
            return [.. cards.OrderBy(c => c.By is null).ThenBy(c => c.By).ThenByDescending(c => c.Number).ThenBy(c => c.Id).Select(c => new Row(c, names[c.ClusterId]))];
        }
    }
}
