using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>What was taken on at a gathering, written last first.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record GatheringActions(Guid ClusterId, Guid GatheringId) : IQuery<IReadOnlyList<ActionCard>>, IMembers
{
    internal sealed class Handler(ActionList actions) : IRequestHandler<GatheringActions, IReadOnlyList<ActionCard>>
    {
        // More than is taken on in a day; the cluster's list has them all.
        private const int Most = 100;

        public async Task<IReadOnlyList<ActionCard>> Handle(GatheringActions request, CancellationToken cancellationToken) =>
            await actions.CardsOf(actions.Of(request.ClusterId).Where(a => a.GatheringId == request.GatheringId).OrderByDescending(a => a.Number).Take(Most))
                .OrderByDescending(a => a.Number).ToListAsync(cancellationToken);
    }
}
