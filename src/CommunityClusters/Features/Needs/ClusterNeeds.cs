using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>The needs of a cluster, by how many find them hard or by when they are taught, 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ByWeek">By when they are taught: this week's and later ones first, then those without a week.</param>
/// <param name="Covered">Those that were covered, instead of those that were not.</param>
/// <param name="After">Only those after this place in the list; null for its beginning.</param>
public sealed record ClusterNeeds(Guid ClusterId, bool ByWeek, bool Covered, ClusterNeeds.Place? After) : IQuery<ClusterNeeds.Sheet>, IReaders
{
    /// <summary>A place in the list: the last need that was shown.</summary>
    /// <param name="Key">Its "me too" count, or its week's day number.</param>
    /// <param name="Number">Its order within the cluster.</param>
    public sealed record Place(int Key, long Number);

    /// <summary>One page of the list.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Needs">The needs.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, IReadOnlyList<NeedCard> Needs, Place? Next, string Topic, long Cursor);

    internal sealed class Handler(NeedList needs, ClusterAccess clusters, TopicLog topics, TimeProvider time) : IRequestHandler<ClusterNeeds, Sheet>
    {
        private const int PageSize = 20;

        // Sorts behind every week that anybody can type.
        private static readonly DateOnly Never = new(9999, 1, 1);

        public async Task<Sheet> Handle(ClusterNeeds request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var list = needs.Of(request.ClusterId).Where(n => (n.Mark == NeedMark.Covered) == request.Covered);
            var page = await (request.ByWeek ? ByWeek(list, request.After) : ByMeToos(list, request.After)).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            var next = page.Count <= PageSize ? null : new Place(request.ByWeek ? (shown[^1].Week ?? Never).DayNumber : shown[^1].MeToos, shown[^1].Number);
            return new Sheet(await clusters.NameOf(request.ClusterId, cancellationToken), shown, next, topic, state.Sequence);
        }

        private static IQueryable<NeedCard> ByMeToos(IQueryable<NeedCard> list, Place? after) =>
            list.Where(n => after == null || n.MeToos < after.Key || (n.MeToos == after.Key && n.Number < after.Number))
                .OrderByDescending(n => n.MeToos).ThenByDescending(n => n.Number);

        private IQueryable<NeedCard> ByWeek(IQueryable<NeedCard> list, Place? after)
        {
            var thisWeek = Need.WeekOf(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
            var from = after is null ? thisWeek : DateOnly.FromDayNumber(after.Key);
            var number = after?.Number ?? long.MaxValue;
            return list.Where(n => (n.Week == null || n.Week >= thisWeek)
                    && ((n.Week ?? Never) > from || ((n.Week ?? Never) == from && n.Number < number)))
                .OrderBy(n => n.Week ?? Never).ThenByDescending(n => n.Number);
        }
    }
}
