using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// One of two ends what brought them together, or what might have: at any time, without a reason. Names and numbers are erased; whoever held out a hand
/// does not learn whether it was a no.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="MatchId">The match.</param>
public sealed record EndMatch(Guid ClusterId, Guid GatheringId, Guid MatchId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, ReachingPen pen, Caller caller) : IRequestHandler<EndMatch, Unit>
    {
        public async Task<Unit> Handle(EndMatch request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Ended twice it is over.
            if (await pen.Mine(request.GatheringId, request.MatchId, cancellationToken) is var (match, _, offer))
            {
                if (match.IsOpen && offer.TeacherId == caller.Teacher)
                {
                    db.Remove(match);
                }
                else
                {
                    match.Ends();
                }
            }

            return Unit.Value;
        }
    }
}
