using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>The actions of a cluster, written last first, 30 at a time: those that are open, or those that are done or let go.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="State">Where they stand.</param>
/// <param name="Before">Only those written before this number; null for the latest.</param>
public sealed record ClusterActions(Guid ClusterId, ActionState State, long? Before) : IQuery<ClusterActions.Sheet>, IMembers
{
    /// <summary>One page of the list.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Actions">The actions.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Members">Who may take something on, by name.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, IReadOnlyList<ActionCard> Actions, long? Next, IReadOnlyList<Taker> Members, Guid Me, string Topic, long Cursor);

    internal sealed class Handler(ActionList actions, Takers takers, ClusterAccess clusters, TopicLog topics, Caller caller) : IRequestHandler<ClusterActions, Sheet>
    {
        private const int PageSize = 30;

        public async Task<Sheet> Handle(ClusterActions request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var before = request.Before ?? long.MaxValue;
            var found = await actions.CardsOf(actions.Of(request.ClusterId).Where(a => a.State == request.State && a.Number < before).OrderByDescending(a => a.Number).Take(PageSize + 1))
                .OrderByDescending(a => a.Number).ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            return new Sheet(
                await clusters.NameOf(request.ClusterId, cancellationToken), shown, found.Count > PageSize ? shown[^1].Number : null,
                await takers.Of(request.ClusterId, cancellationToken), caller.Teacher, topic, state.Sequence);
        }
    }
}
