using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>The only door to calendar links for the pipeline.</summary>
public sealed class CalendarAccess(ClustersDb db, ClusterAccess clusters)
{
    /// <summary>The links that hold: those of members, made since they joined.</summary>
    internal IQueryable<CalendarLink> Links =>
        from link in db.Set<CalendarLink>()
        join member in clusters.MemberKeys on new { link.ClusterId, link.TeacherId } equals new { member.ClusterId, member.TeacherId }
        where member.Since <= link.MadeAt
        select link;

    /// <summary>Passes for a link that holds.</summary>
    /// <exception cref="NotVisibleException">There is no such link, or it has ended.</exception>
    public async Task MustHold(string token, CancellationToken cancellationToken)
    {
        if (!await Links.AnyAsync(l => l.Token == token, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }
}
