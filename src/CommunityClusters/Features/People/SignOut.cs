using CommunityClusters.Features.Clusters;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.People;

/// <summary>Ends the session of this device; its live connections close with it. Signed out already, it does nothing.</summary>
public sealed record SignOut : ICommand<Unit>, IAnyone
{
    internal sealed class Handler(Caller caller, SessionAccess sessions, ClusterAccess clusters) : IRequestHandler<SignOut, Unit>
    {
        public async Task<Unit> Handle(SignOut request, CancellationToken cancellationToken)
        {
            if (caller is { SessionId: { } session, TeacherId: { } teacher })
            {
                await sessions.End(teacher, session, but: null, cancellationToken);
                await clusters.AccessChangedFor(teacher, cancellationToken);
            }

            caller.SignedOut();
            return Unit.Value;
        }
    }
}
