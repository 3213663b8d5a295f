using CommunityClusters.Features.Clusters;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher ends all their sessions at once, the one on this device too; every open page of theirs is cut off.</summary>
public sealed record SignOutEverywhere : ICommand<Unit>, ISignedIn
{
    internal sealed class Handler(Caller caller, SessionAccess sessions, ClusterAccess clusters) : IRequestHandler<SignOutEverywhere, Unit>
    {
        public async Task<Unit> Handle(SignOutEverywhere request, CancellationToken cancellationToken)
        {
            await sessions.End(caller.Teacher, sessionId: null, but: null, cancellationToken);
            await clusters.AccessChangedFor(caller.Teacher, cancellationToken);
            caller.SignedOut();
            return Unit.Value;
        }
    }
}

/// <summary>A teacher ends the session of one of their devices, such as a phone that was lost.</summary>
/// <param name="Place">The session; one that is not theirs is left alone.</param>
public sealed record SignOutThere(Guid Place) : ICommand<Unit>, ISignedIn
{
    internal sealed class Handler(Caller caller, SessionAccess sessions, ClusterAccess clusters) : IRequestHandler<SignOutThere, Unit>
    {
        public async Task<Unit> Handle(SignOutThere request, CancellationToken cancellationToken)
        {
            await sessions.End(caller.Teacher, request.Place, but: null, cancellationToken);
            await clusters.AccessChangedFor(caller.Teacher, cancellationToken);
            return Unit.Value;
        }
    }
}
