using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A gathering: when and where, who comes, what it will deal with.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeGathering(Guid ClusterId, Guid GatheringId) : IQuery<SeeGathering.Sheet>, IReaders
{
    /// <summary>The gathering.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Card">When, where and what for.</param>
    /// <param name="Chair">Who has the chair.</param>
    /// <param name="Coming">Who comes; null while its date is being found.</param>
    /// <param name="Dates">The dates among which it is found; null where there was never a choice.</param>
    /// <param name="Agenda">What it will deal with.</param>
    /// <param name="Mine">What the caller said, by the id of the date or of the gathering.</param>
    /// <param name="Venues">The schools at which they may meet.</param>
    /// <param name="Record">What was taught, once it is over; null while it has no record.</param>
    /// <param name="RecordIsDue">Whether its record is to be made now.</param>
    /// <param name="HandIsOut">Whether somebody could help the caller to come, and they have yet to say something.</param>
    /// <param name="Ahead">The holidays and exam weeks ahead, for whoever moves it or proposes a date.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(
        string Cluster, Guid Me, bool IsMember, GatheringCard Card, ChairCard Chair, ComingSheet? Coming, DateSheet? Dates, AgendaSheet Agenda,
        IReadOnlyDictionary<Guid, Answer> Mine, IReadOnlyList<VenueRow> Venues, IReadOnlyList<RecordCard>? Record, bool RecordIsDue, bool HandIsOut, IReadOnlyList<NamedDays> Ahead, string Topic, long Cursor);

    internal sealed class Handler(
        ClustersDb db, GatheringList gatherings, DateList dates, AgendaList agenda, Venues venues, RecordReading records, ReachingList reaching, TermList terms, ChairReading chairs, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<SeeGathering, Sheet>
    {
        public async Task<Sheet> Handle(SeeGathering request, CancellationToken cancellationToken)
        {
            var (cluster, id, me) = (request.ClusterId, request.GatheringId, caller.Teacher);
            var topic = ClusterTopic.Of(cluster);
            var state = await topics.StateOf(topic, cancellationToken);
            var card = await terms.WithHints(await gatherings.Of(cluster).SingleOrDefaultAsync(g => g.Id == id, cancellationToken), cancellationToken) ?? throw new NotVisibleException();
            var isMember = await clusters.IsMember(cluster, me, cancellationToken);
            var mine = new Dictionary<Guid, Answer>(await dates.SaidBy(me, id, cancellationToken));
            if (await db.Set<Coming>().AsNoTracking().SingleOrDefaultAsync(c => c.GatheringId == id && c.TeacherId == me, cancellationToken) is { } said)
            {
                mine[id] = said.Says;
            }

            return new Sheet(
                await clusters.NameOf(cluster, cancellationToken), me, isMember, card, (await chairs.Of(cluster, id, cancellationToken))!, await gatherings.ComingTo(cluster, id, cancellationToken), await dates.Of(cluster, id, cancellationToken),
                (await agenda.Of(cluster, id, cancellationToken))!, mine, isMember ? await venues.Of(cluster, cancellationToken) : [],
                card.HasRecord ? await records.Of(id, cancellationToken) : null, isMember && card.RecordDueAt <= time.GetUtcNow(),
                isMember && !card.IsOff && !(card.EndsAt <= time.GetUtcNow()) && await reaching.IsHandOutTo(me, id, cancellationToken),
                isMember && !card.HasRecord ? await terms.Ahead(cluster, cancellationToken) : [], topic, state.Sequence);
        }
    }
}
