using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>A member says that an action is done: whose it is, or whoever keeps the minutes when they hear it.</summary>
public sealed record SayDone : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; init; }

    internal sealed class Handler(ActionPen pen) : IRequestHandler<SayDone, Unit>
    {
        public async Task<Unit> Handle(SayDone request, CancellationToken cancellationToken)
        {
            await pen.Change(request.ClusterId, request.ActionId, action => action.IsDone(), cancellationToken);
            return Unit.Value;
        }
    }
}
