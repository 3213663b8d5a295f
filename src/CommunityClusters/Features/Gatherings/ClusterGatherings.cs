using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The gatherings of a cluster: those to come, the next one first, or those that are over, the last one first; 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Over">Those that are over.</param>
/// <param name="After">Only those after this place in the list; null for its beginning.</param>
public sealed record ClusterGatherings(Guid ClusterId, bool Over, ClusterGatherings.Place? After) : IQuery<ClusterGatherings.Sheet>, IReaders
{
    /// <summary>A place in the list: the last gathering that was shown.</summary>
    /// <param name="EndsAt">When it ends.</param>
    /// <param name="Number">Its order within the cluster.</param>
    public sealed record Place(DateTimeOffset EndsAt, long Number);

    /// <summary>One page of the list.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="BeingFound">Those whose date is being found, on the first page of those to come.</param>
    /// <param name="Gatherings">The gatherings.</param>
    /// <param name="Taught">The topics of what was taught, by the gathering's id, of those that have a record.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Venues">The schools at which they may meet.</param>
    /// <param name="Zone">The time zone by which they usually meet.</param>
    /// <param name="Ahead">The holidays and exam weeks ahead, for whoever calls a gathering.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(
        string Cluster, Guid Me, bool IsMember, IReadOnlyList<GatheringCard> BeingFound, IReadOnlyList<GatheringCard> Gatherings, ILookup<Guid, string> Taught, Place? Next,
        IReadOnlyList<VenueRow> Venues, string Zone, IReadOnlyList<NamedDays> Ahead, string Topic, long Cursor);

    internal sealed class Handler(ClustersDb db, GatheringList gatherings, RecordReading records, Venues venues, TermList terms, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<ClusterGatherings, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(ClusterGatherings request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var page = await (request.Over ? Over(request) : ToCome(request)).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            var isMember = await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken);
            return new Sheet(
                await clusters.NameOf(request.ClusterId, cancellationToken),
                caller.Teacher,
                isMember,
                request.Over || request.After is not null ? [] : await gatherings.CardsOf(gatherings.BeingFound(request.ClusterId).Take(PageSize)).OrderByDescending(g => g.Number).ToListAsync(cancellationToken),
                shown,
                await records.TaughtAt([.. shown.Where(g => g.HasRecord).Select(g => g.Id)], cancellationToken),
                page.Count > PageSize ? new Place(shown[^1].EndsAt!.Value, shown[^1].Number) : null,
                isMember ? await venues.Of(request.ClusterId, cancellationToken) : [],
                await venues.UsualZone(request.ClusterId, cancellationToken),
                isMember ? await terms.Ahead(request.ClusterId, cancellationToken) : [],
                topic,
                state.Sequence);
        }

        private IQueryable<GatheringCard> ToCome(ClusterGatherings request)
        {
            var (from, number) = request.After is { } after ? (after.EndsAt, after.Number) : (time.GetUtcNow(), 0);
            return gatherings.CardsOf(gatherings.ToCome(request.ClusterId).Where(g => g.EndsAt > from || (g.EndsAt == from && g.Number > number)).Take(PageSize + 1)).OrderBy(g => g.EndsAt).ThenBy(g => g.Number);
        }

        private IQueryable<GatheringCard> Over(ClusterGatherings request)
        {
            var (before, number) = request.After is { } after ? (after.EndsAt, after.Number) : (time.GetUtcNow(), 0);
            return gatherings.CardsOf(db.Set<Gathering>().Where(g => g.ClusterId == request.ClusterId && (g.EndsAt < before || (g.EndsAt == before && g.Number < number)))
                .OrderByDescending(g => g.EndsAt).ThenByDescending(g => g.Number).Take(PageSize + 1)).OrderByDescending(g => g.EndsAt).ThenByDescending(g => g.Number);
        }
    }
}
