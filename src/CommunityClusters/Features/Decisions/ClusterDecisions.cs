using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Decisions;

/// <summary>The decisions of a cluster, put last first, 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Before">Only those put before this number; null for the latest.</param>
public sealed record ClusterDecisions(Guid ClusterId, long? Before) : IQuery<ClusterDecisions.Sheet>, IMembers
{
    /// <summary>One page of the list.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Decisions">The decisions.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, IReadOnlyList<DecisionCard> Decisions, long? Next, string Topic, long Cursor);

    internal sealed class Handler(DecisionList decisions, ClusterAccess clusters, TopicLog topics) : IRequestHandler<ClusterDecisions, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(ClusterDecisions request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var before = request.Before ?? long.MaxValue;
            var found = await decisions.CardsOf(
                request.ClusterId, decisions.Of(request.ClusterId).Where(d => d.Number < before).OrderByDescending(d => d.Number).Take(PageSize + 1), cancellationToken);
            var shown = found.Take(PageSize).ToList();
            return new Sheet(await clusters.NameOf(request.ClusterId, cancellationToken), shown, found.Count > PageSize ? shown[^1].Number : null, topic, state.Sequence);
        }
    }
}
