using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member takes another's part in a lesson away again; all are equal, and any other may give it back.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson.</param>
/// <param name="TeacherId">Whose part it is.</param>
public sealed record TakePartAway(Guid ClusterId, Guid GatheringId, Guid SlotId, Guid TeacherId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ProgrammePen pen) : IRequestHandler<TakePartAway, Unit>
    {
        public async Task<Unit> Handle(TakePartAway request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            if (slot.StepsOut(request.TeacherId))
            {
                await pen.Tell(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
