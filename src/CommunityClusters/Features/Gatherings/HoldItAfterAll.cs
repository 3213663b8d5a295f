using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A member says that a gathering which was called off takes place after all, as it was.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record HoldItAfterAll(Guid ClusterId, Guid GatheringId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(GatheringAccess gatherings, GatheringBroadcasts broadcasts, RecordPen records) : IRequestHandler<HoldItAfterAll, Unit>
    {
        public async Task<Unit> Handle(HoldItAfterAll request, CancellationToken cancellationToken)
        {
            await broadcasts.GatheringChanged(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (gathering.IsOff)
            {
                gathering.IsOnAgain();
                await records.Follow(gathering, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
