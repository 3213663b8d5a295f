using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member takes a room away; what was in it is then in none.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="RoomId">The room.</param>
public sealed record TakeRoomAway(Guid ClusterId, Guid GatheringId, Guid RoomId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, ProgrammePen pen) : IRequestHandler<TakeRoomAway, Unit>
    {
        public async Task<Unit> Handle(TakeRoomAway request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (pen.Rooms.SingleOrDefault(r => r.Id == request.RoomId) is { } room)
            {
                foreach (var slot in pen.Slots.Where(s => s.RoomId == room.Id))
                {
                    slot.Stands(slot.Begins, slot.Minutes, null);
                }

                pen.Rooms.Remove(room);
                db.Remove(room);
                await pen.Tell(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
