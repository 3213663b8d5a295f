using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>The caller's own calendar link for a cluster.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record SeeCalendarLink(Guid ClusterId) : IQuery<SeeCalendarLink.Sheet>, IMembers
{
    /// <summary>The link.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Token">Its token; null where the caller has none.</param>
    public sealed record Sheet(string Cluster, string? Token);

    internal sealed class Handler(CalendarAccess calendars, ClusterAccess clusters, Caller caller) : IRequestHandler<SeeCalendarLink, Sheet>
    {
        public async Task<Sheet> Handle(SeeCalendarLink request, CancellationToken cancellationToken) => new(
            await clusters.NameOf(request.ClusterId, cancellationToken),
            await calendars.Links.Where(l => l.ClusterId == request.ClusterId && l.TeacherId == caller.Teacher).Select(l => l.Token).SingleOrDefaultAsync(cancellationToken));
    }
}
