using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>
/// Makes the record of a gathering whose day is over, because a member looks at it: nobody waits for the program to come round to it by itself.
/// What has its record keeps it.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record KeepRecord(Guid ClusterId, Guid GatheringId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(GatheringAccess gatherings, RecordPen pen) : IRequestHandler<KeepRecord, Unit>
    {
        public async Task<Unit> Handle(KeepRecord request, CancellationToken cancellationToken)
        {
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            await pen.Make(request.GatheringId, cancellationToken);
            return Unit.Value;
        }
    }
}
