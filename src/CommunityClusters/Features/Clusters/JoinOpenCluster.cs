using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Clusters;

/// <summary>A teacher joins a cluster that chose to be open; nobody has to invite or confirm.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record JoinOpenCluster(Guid ClusterId) : ICommand<Unit>, IOpenTo
{
    internal sealed class Handler(Joining joining, Caller caller) : IRequestHandler<JoinOpenCluster, Unit>
    {
        public async Task<Unit> Handle(JoinOpenCluster request, CancellationToken cancellationToken)
        {
            await joining.Join(request.ClusterId, caller.Teacher, invitedBy: null, cancellationToken);
            return Unit.Value;
        }
    }
}
