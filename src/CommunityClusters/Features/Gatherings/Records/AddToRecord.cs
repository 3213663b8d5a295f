using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A member says that a lesson was taught, too, that came into the programme after the record was made.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson in the programme.</param>
public sealed record AddToRecord(Guid ClusterId, Guid GatheringId, Guid SlotId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(RecordPen pen) : IRequestHandler<AddToRecord, Unit>
    {
        public async Task<Unit> Handle(AddToRecord request, CancellationToken cancellationToken)
        {
            await pen.Add(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            return Unit.Value;
        }
    }
}
