using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>The leader steps down: at once, without a reason, and without naming anybody. A second tap finds it done.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record StepDown(Guid ClusterId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(DecisionPen pen, LeaderList leaders, LeaderBroadcasts leading, Caller caller, TimeProvider time) : IRequestHandler<StepDown, Unit>
    {
        public async Task<Unit> Handle(StepDown request, CancellationToken cancellationToken)
        {
            await pen.Hold(request.ClusterId, cancellationToken);
            if (await leaders.Present(request.ClusterId, cancellationToken) is { } leader && leader.TeacherId == caller.Teacher)
            {
                leader.Ends(time.GetUtcNow());
                await leading.Changed(request.ClusterId, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
