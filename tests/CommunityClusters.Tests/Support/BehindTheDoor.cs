using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Support;

/// <summary>What happens to a request that has passed the door, as when its sender leaves the cluster while it waits for a lock.</summary>
internal static class BehindTheDoor
{
    public static Task<TResult> HandlesFor<TRequest, TResult>(this Place place, Person person, TRequest request) where TRequest : IRequest<TResult> => place.Inside(async services =>
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var caller = services.GetRequiredService<Caller>();
        caller.Claims(person.SessionId);
        caller.Confirmed(await services.GetRequiredService<SessionAccess>().Find(person.SessionId!.Value, cancellationToken));
        return await services.GetRequiredService<IRequestHandler<TRequest, TResult>>().Handle(request, cancellationToken);
    });
}
