using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Decisions;

/// <summary>A member looks at a decision whose time is over: its ballots are counted, if nobody else was there before. Before its time it changes nothing.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="DecisionId">The decision.</param>
public sealed record CountBallots(Guid ClusterId, Guid DecisionId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(DecisionPen pen) : IRequestHandler<CountBallots, Unit>
    {
        public async Task<Unit> Handle(CountBallots request, CancellationToken cancellationToken)
        {
            await pen.CountIfDue(await pen.Take(request.ClusterId, request.DecisionId, cancellationToken), cancellationToken);
            return Unit.Value;
        }
    }
}
