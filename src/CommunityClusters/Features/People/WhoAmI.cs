using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.People;

/// <summary>The id of the signed-in teacher; null for a visitor.</summary>
public sealed record WhoAmI : IQuery<Guid?>, IAnyone
{
    internal sealed class Handler(Caller caller) : IRequestHandler<WhoAmI, Guid?>
    {
        public Task<Guid?> Handle(WhoAmI request, CancellationToken cancellationToken) => Task.FromResult(caller.TeacherId);
    }
}
