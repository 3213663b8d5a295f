using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>A register as it is printed.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The gathering.</param>
public sealed record PrintRegister(Guid ClusterId, Guid DocumentId) : IQuery<RegisterSheet>, IDocumentReaders
{
    internal sealed class Handler(RegisterReading registers) : IRequestHandler<PrintRegister, RegisterSheet>
    {
        public Task<RegisterSheet> Handle(PrintRegister request, CancellationToken cancellationToken) => registers.Of(request.ClusterId, request.DocumentId, cancellationToken);
    }
}
