using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member steps out of a lesson, without a reason.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson.</param>
public sealed record StepOut(Guid ClusterId, Guid GatheringId, Guid SlotId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ProgrammePen pen, Caller caller) : IRequestHandler<StepOut, Unit>
    {
        public async Task<Unit> Handle(StepOut request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            if (slot.StepsOut(caller.Teacher))
            {
                await pen.Tell(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
