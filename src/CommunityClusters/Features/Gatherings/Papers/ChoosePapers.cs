using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>What of a gathering a member can put on paper.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record ChoosePapers(Guid ClusterId, Guid GatheringId) : IQuery<ChoosePapers.Sheet>, IMembers
{
    /// <summary>What there is.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="RecordIsDue">Whether its record, of which the thanks tell, is to be made now.</param>
    public sealed record Sheet(PaperDay Day, bool RecordIsDue);

    internal sealed class Handler(PaperDayReader days, TimeProvider time) : IRequestHandler<ChoosePapers, Sheet>
    {
        public async Task<Sheet> Handle(ChoosePapers request, CancellationToken cancellationToken)
        {
            var day = await days.Of(request.ClusterId, request.GatheringId, cancellationToken);
            return new Sheet(day, day.Card.RecordDueAt <= time.GetUtcNow());
        }
    }
}
