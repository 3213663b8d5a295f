using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>A member lets an action go: no reason is asked, nobody counts it, and it can be taken up again.</summary>
public sealed record LetGo : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; init; }

    internal sealed class Handler(ActionPen pen) : IRequestHandler<LetGo, Unit>
    {
        public async Task<Unit> Handle(LetGo request, CancellationToken cancellationToken)
        {
            await pen.Change(request.ClusterId, request.ActionId, action => action.IsLetGo(), cancellationToken);
            return Unit.Value;
        }
    }
}
