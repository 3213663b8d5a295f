using CommunityClusters.Crdt;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Documents;

/// <summary>
/// A phone that opened a document and lacks more of it than the line brings at once fetches the rest part by part. The log may go on and
/// be compacted meanwhile: a place is one among ids, and those never change. What is new since the opening the phone hears anyway.
/// </summary>
/// <param name="DocumentId">The document.</param>
/// <param name="StateVector">What the phone knew when it opened the document; the same for all parts.</param>
/// <param name="From">From where what is missing goes on, as the answer before said.</param>
/// <param name="Reader">The teacher who opened it: on a lent phone the session may be another's by now.</param>
public sealed record MissingPart(Guid DocumentId, byte[] StateVector, string From, Guid Reader) : IQuery<UpdatePart>, IDocumentReaders
{
    internal sealed class Validator : AbstractValidator<MissingPart>
    {
        public Validator()
        {
            RuleFor(r => r.From).Must(f => UpdatePlace.TryParse(f, out _)).WithMessage("problem.stale");
            RuleFor(r => r.StateVector).Must(v => v.Length <= Document.LargestPush).WithMessage("problem.stale");
        }
    }

    internal sealed class Handler(DocumentAccess documents, Caller caller) : IRequestHandler<MissingPart, UpdatePart>
    {
        public async Task<UpdatePart> Handle(MissingPart request, CancellationToken cancellationToken)
        {
            if (request.Reader != caller.Teacher)
            {
                throw new NotSignedInException();
            }

            var from = UpdatePlace.TryParse(request.From, out var place) ? place : UpdatePlace.Start;
            return Of(await documents.Log(request.DocumentId, cancellationToken), request.StateVector, from, Document.LargestPart);
        }
    }

    /// <summary>A part of what somebody lacks who knows so much; of all, where what they know makes no sense.</summary>
    internal static UpdatePart Of(IReadOnlyList<byte[]> log, byte[] stateVector, UpdatePlace from, int most)
    {
        var whole = Updates.Merge([.. log.Select(u => new ReadOnlyMemory<byte>(u))]);
        try
        {
            return Updates.Part(whole, stateVector, from, most);
        }
        catch (MalformedUpdateException)
        {
            return Updates.Part(whole, [], from, most);
        }
    }
}
