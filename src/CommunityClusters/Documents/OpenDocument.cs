using CommunityClusters.Crdt;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>A phone opens a document, and is told what it has not got yet.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Sequence">The number up to which the phone has the log without a gap; 0 where it has nothing.</param>
/// <param name="StateVector">What the phone knows, for a log that was compacted past its number; empty where it knows nothing.</param>
public sealed record OpenDocument(Guid DocumentId, long Sequence, byte[] StateVector) : IQuery<OpenDocument.Answer>, IDocumentReaders
{
    /// <summary>What the phone has not got, and how its teacher stands to the document.</summary>
    /// <param name="Sequence">The number of the latest update that is in the answer or was known.</param>
    /// <param name="Updates">To be applied in order.</param>
    /// <param name="Rest">From where what is missing goes on, for <see cref="MissingPart"/>; null where the updates are all.</param>
    /// <param name="MayWrite">Whether the teacher may write.</param>
    /// <param name="TeacherId">The teacher.</param>
    /// <param name="Name">The name under which others see that they are here.</param>
    /// <param name="Topic">The topic under whose version of access this was asked.</param>
    /// <param name="AccessVersion">The version.</param>
    public sealed record Answer(long Sequence, IReadOnlyList<byte[]> Updates, string? Rest, bool MayWrite, Guid TeacherId, string Name, string Topic, long AccessVersion);

    internal sealed class Validator : AbstractValidator<OpenDocument>
    {
        public Validator()
        {
            RuleFor(r => r.Sequence).GreaterThanOrEqualTo(0).WithMessage("problem.stale");
            RuleFor(r => r.StateVector).Must(v => v.Length <= Document.LargestPush).WithMessage("problem.stale");
        }
    }

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, PeopleAccess people, TopicLog topics, Caller caller) : IRequestHandler<OpenDocument, Answer>
    {
        public async Task<Answer> Handle(OpenDocument request, CancellationToken cancellationToken)
        {
            var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, cancellationToken);
            var topic = documents.TopicOf(document);
            var state = await topics.StateOf(topic, cancellationToken);
            var right = await documents.RightOf(document.Id, caller.Teacher, cancellationToken);
            var (missing, rest) = await Missing(request, document, cancellationToken);
            return new Answer(
                document.Sequence, missing, rest, right == DocumentRight.Write,
                caller.Teacher, await people.NameOf(caller.Teacher, cancellationToken), topic, state.AccessVersion);
        }

        private async Task<(IReadOnlyList<byte[]> Updates, string? More)> Missing(OpenDocument request, Document document, CancellationToken cancellationToken)
        {
            // A number beyond the log is none of this log's: the server's disk may have been put back to an earlier day.
            if (request.Sequence >= document.CompactedTo && request.Sequence > 0 && request.Sequence <= document.Sequence)
            {
                var updates = await documents.LogAfter(document.Id, request.Sequence).Select(u => u.Bytes).ToListAsync(cancellationToken);
                if (updates.Sum(u => u.Length) <= Document.LargestAnswer)
                {
                    return (updates, null);
                }
            }

            var part = MissingPart.Of(await documents.Log(document.Id, cancellationToken), request.StateVector, UpdatePlace.Start, Document.LargestAnswer);
            return ([part.Bytes], part.Next?.ToString());
        }
    }
}

/// <summary>Whether a teacher who has a document open may still read it, and write in it.</summary>
/// <param name="DocumentId">The document.</param>
internal sealed record MayStillWrite(Guid DocumentId) : IQuery<MayStillWrite.Answer>, IDocumentReaders
{
    /// <summary>The right at a version of access.</summary>
    internal sealed record Answer(bool MayWrite, long AccessVersion);

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, TopicLog topics, Caller caller) : IRequestHandler<MayStillWrite, Answer>
    {
        public async Task<Answer> Handle(MayStillWrite request, CancellationToken cancellationToken)
        {
            var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, cancellationToken);
            var state = await topics.StateOf(documents.TopicOf(document), cancellationToken);
            return new Answer(await documents.RightOf(document.Id, caller.Teacher, cancellationToken) == DocumentRight.Write, state.AccessVersion);
        }
    }
}
