using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Actions;

/// <summary>An action, for whoever changes it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ActionId">The action.</param>
public sealed record SeeAction(Guid ClusterId, Guid ActionId) : IQuery<SeeAction.Sheet>, IMembers
{
    /// <summary>The action.</summary>
    /// <param name="Card">The action.</param>
    /// <param name="Members">Who may have it, by name.</param>
    /// <param name="Me">The caller.</param>
    public sealed record Sheet(ActionCard Card, IReadOnlyList<Taker> Members, Guid Me);

    internal sealed class Handler(ActionList actions, Takers takers, Caller caller) : IRequestHandler<SeeAction, Sheet>
    {
        public async Task<Sheet> Handle(SeeAction request, CancellationToken cancellationToken) => new(
            await actions.Find(request.ClusterId, request.ActionId, cancellationToken) ?? throw new NotVisibleException(),
            await takers.Of(request.ClusterId, cancellationToken), caller.Teacher);
    }
}
