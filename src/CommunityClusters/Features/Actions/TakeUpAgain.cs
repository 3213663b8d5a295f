using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>A member takes up an action that was let go, that is not done after all, or that nobody has: it is theirs from then on.</summary>
public sealed record TakeUpAgain : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The action.</summary>
    public Guid ActionId { get; init; }

    /// <summary>Its version when its member saw it.</summary>
    public int Seen { get; init; }

    internal sealed class Handler(ActionPen pen, Caller caller) : IRequestHandler<TakeUpAgain, Unit>
    {
        public async Task<Unit> Handle(TakeUpAgain request, CancellationToken cancellationToken)
        {
            await pen.Change(request.ClusterId, request.ActionId, action => action.IsTakenUpBy(caller.Teacher, request.Seen), cancellationToken);
            return Unit.Value;
        }
    }
}
