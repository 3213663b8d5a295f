using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Agenda;

/// <summary>A member takes something from the agenda of a gathering.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="ItemId">What is taken from it.</param>
public sealed record TakeFromAgenda(Guid ClusterId, Guid GatheringId, Guid ItemId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, GatheringBroadcasts broadcasts) : IRequestHandler<TakeFromAgenda, Unit>
    {
        public async Task<Unit> Handle(TakeFromAgenda request, CancellationToken cancellationToken)
        {
            await broadcasts.AgendaChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            // Two who take the same away agree.
            if (await db.Set<AgendaItem>().SingleOrDefaultAsync(i => i.Id == request.ItemId && i.GatheringId == request.GatheringId, cancellationToken) is { } item)
            {
                db.Remove(item);
            }

            return Unit.Value;
        }
    }
}
