using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>Whoever was nominated, or stood, does not stand: nobody is asked why, and nobody else nominates them again.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="DecisionId">The election.</param>
public sealed record Decline(Guid ClusterId, Guid DecisionId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(DecisionPen pen, ElectionPen elections, DecisionBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<Decline, Unit>
    {
        public async Task<Unit> Handle(Decline request, CancellationToken cancellationToken)
        {
            var election = await pen.Take(request.ClusterId, request.DecisionId, cancellationToken);
            election.MustCallForNominees(time.GetUtcNow());
            (await elections.NomineeOf(election.Id, caller.Teacher, cancellationToken))?.IsDeclined();
            await broadcasts.Changed(election.ClusterId, election.Id, cancellationToken);
            return Unit.Value;
        }
    }
}
