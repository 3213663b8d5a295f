using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>Whoever has the chair of a gathering leaves it, and nobody is asked why. Where somebody else took it meanwhile, it stays theirs.</summary>
public sealed record LeaveChair : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    internal sealed class Handler(GatheringAccess gatherings, GatheringBroadcasts broadcasts, Caller caller) : IRequestHandler<LeaveChair, Unit>
    {
        public async Task<Unit> Handle(LeaveChair request, CancellationToken cancellationToken)
        {
            await broadcasts.ChairChanged(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (gathering.ChairId == caller.Teacher)
            {
                gathering.IsChairedByNobody();
            }

            return Unit.Value;
        }
    }
}
