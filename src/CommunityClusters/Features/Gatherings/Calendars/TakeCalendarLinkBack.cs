using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>A member wants no calendar to read the cluster's gatherings any more.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record TakeCalendarLinkBack(Guid ClusterId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<TakeCalendarLinkBack, Unit>
    {
        public async Task<Unit> Handle(TakeCalendarLinkBack request, CancellationToken cancellationToken)
        {
            await db.Set<CalendarLink>().Where(l => l.ClusterId == request.ClusterId && l.TeacherId == caller.Teacher).ExecuteDeleteAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
