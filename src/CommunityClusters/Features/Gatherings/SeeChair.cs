using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>Who has the chair of a gathering, for a page that was told to look again.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeChair(Guid ClusterId, Guid GatheringId) : IQuery<ChairCard>, IMembers
{
    internal sealed class Handler(ChairReading chairs) : IRequestHandler<SeeChair, ChairCard>
    {
        public async Task<ChairCard> Handle(SeeChair request, CancellationToken cancellationToken) =>
            await chairs.Of(request.ClusterId, request.GatheringId, cancellationToken) ?? throw new NotVisibleException();
    }
}
