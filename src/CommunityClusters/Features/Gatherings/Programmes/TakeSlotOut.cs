using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member takes a slot out of a programme. What the learners of a lesson said outlasts it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The slot.</param>
public sealed record TakeSlotOut(Guid ClusterId, Guid GatheringId, Guid SlotId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ProgrammePen pen, VoicePen voices) : IRequestHandler<TakeSlotOut, Unit>
    {
        public async Task<Unit> Handle(TakeSlotOut request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            await voices.Outlast(pen.Gathering, slot.Id, cancellationToken);
            pen.Remove(slot);
            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
