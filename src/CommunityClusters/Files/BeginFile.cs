using CommunityClusters.Documents;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>A phone begins to send a file of a document, or asks after a break how far it has got. Room is taken for all of it.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileId">The file's id, made on the phone.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">Their SHA-256, in hexadecimal digits.</param>
/// <param name="Author">The teacher on whose phone it lay.</param>
public sealed record BeginFile(Guid DocumentId, Guid FileId, string Name, long Length, string Sha256, Guid Author) : ICommand<Arrival>, IDocumentWriters
{
    internal sealed class Validator : AbstractValidator<BeginFile>
    {
        public Validator()
        {
            RuleFor(r => r.FileId).NotEmpty().WithMessage("problem.stale");
            RuleFor(r => r.Length).GreaterThan(0).WithMessage("files.refused.empty");
            RuleFor(r => r.Length).LessThanOrEqualTo(StoredFile.Largest).WithMessage("files.refused.large");
            RuleFor(r => r.Sha256).Matches("^[0-9a-f]{64}$").WithMessage("problem.stale");
            RuleFor(r => r.Name).NotNull().WithMessage("problem.stale");
        }
    }

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, StoredFileAccess files, Caller caller, TimeProvider time) : IRequestHandler<BeginFile, Arrival>
    {
        public async Task<Arrival> Handle(BeginFile request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            if (await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == request.FileId, cancellationToken) is { } begun)
            {
                return begun.TeacherId == caller.Teacher && begun.DocumentId == request.DocumentId && begun.Sha256 == request.Sha256 && begun.ClearedAt is null
                    ? Arrival.Of(begun)
                    : throw new RuleBrokenException("files.refused.other");
            }

            var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, cancellationToken);
            documents.KindOf(document).Files?.MayBegin(request.Length);
            var file = new StoredFile
            {
                Id = request.FileId, DocumentId = document.Id, RoomId = document.ClusterId ?? caller.Teacher, TeacherId = caller.Teacher,
                Name = FileName.Of(request.Name), Sha256 = request.Sha256, Length = (int)request.Length, BegunAt = time.GetUtcNow(),
            };
            await files.TakeRoom(file.RoomId, file.Length, cancellationToken);
            db.Add(file);
            return Arrival.Of(file);
        }
    }
}

/// <summary>How far a file has got.</summary>
/// <param name="Arrived">How many of its bytes are on the disk.</param>
/// <param name="IsWhole">Whether it is there for others.</param>
public sealed record Arrival(int Arrived, bool IsWhole)
{
    internal static Arrival Of(StoredFile file) => new(file.Arrived, file.WholeAt is not null);
}

internal static class Authors
{
    /// <summary>Passes only in the session of the teacher whose phone made it: a phone is lent, and by now somebody else may be signed in.</summary>
    public static void MustBe(this Caller caller, Guid author)
    {
        if (author != caller.Teacher)
        {
            throw new NotSignedInException();
        }
    }
}
