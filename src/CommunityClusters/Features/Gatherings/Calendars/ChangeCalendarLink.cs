using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>
/// A member asks for a calendar link, or for another instead of the one they have. A second tap changes nothing more: it saw the
/// link that the first has replaced.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Seen">The token that the member saw; null for none.</param>
public sealed record ChangeCalendarLink(Guid ClusterId, string? Seen) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, CalendarAccess calendars, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<ChangeCalendarLink, Unit>
    {
        public async Task<Unit> Handle(ChangeCalendarLink request, CancellationToken cancellationToken)
        {
            var (cluster, me) = (request.ClusterId, caller.Teacher);
            await topics.Hold(ClusterTopic.Of(cluster), cancellationToken);
            await clusters.MustBeMember(cluster, me, cancellationToken);
            var present = await calendars.Links.Where(l => l.ClusterId == cluster && l.TeacherId == me).Select(l => l.Token).SingleOrDefaultAsync(cancellationToken);
            if (present != request.Seen)
            {
                return Unit.Value;
            }

            // One of an earlier membership is still there, though it no longer holds.
            var link = await db.Set<CalendarLink>().SingleOrDefaultAsync(l => l.ClusterId == cluster && l.TeacherId == me, cancellationToken)
                ?? db.Add(new CalendarLink { ClusterId = cluster, TeacherId = me }).Entity;
            link.Change(time.GetUtcNow());
            return Unit.Value;
        }
    }
}
