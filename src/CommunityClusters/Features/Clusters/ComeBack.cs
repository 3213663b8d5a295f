using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Clusters;

/// <summary>A teacher who left comes back, by one tap and without asking anybody.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record ComeBack(Guid ClusterId) : ICommand<Unit>, IFormerMembers
{
    internal sealed class Handler(Joining joining, Caller caller) : IRequestHandler<ComeBack, Unit>
    {
        public async Task<Unit> Handle(ComeBack request, CancellationToken cancellationToken)
        {
            await joining.Join(request.ClusterId, caller.Teacher, invitedBy: null, cancellationToken);
            return Unit.Value;
        }
    }
}
