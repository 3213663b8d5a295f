using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Documents;

/// <summary>
/// A phone that wrote much without signal gives it in parts, each small enough to arrive. Any order will do, and a part may come
/// twice; nothing is in the document before all are there.
/// </summary>
/// <param name="DocumentId">The document.</param>
/// <param name="UploadId">Under which the parts belong together; made on the phone.</param>
/// <param name="Part">The part's number, from 0.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Bytes">The part.</param>
/// <param name="Author">The teacher who wrote it: on a lent phone the session may be another's by now.</param>
public sealed record GivePart(Guid DocumentId, Guid UploadId, int Part, int Of, byte[] Bytes, Guid Author) : ICommand<byte[]?>, IDocumentWriters
{
    // What a whole document takes, and room for what its bytes grow by on the way.
    internal const int MostParts = (Document.Largest / Document.LargestPart) + 8;
    private const int MostUploads = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    internal sealed class Validator : AbstractValidator<GivePart>
    {
        public Validator()
        {
            RuleFor(r => r.Of).InclusiveBetween(1, MostParts).WithMessage("problem.stale");
            RuleFor(r => r.Part).Must((r, part) => part >= 0 && part < r.Of).WithMessage("problem.stale");
            RuleFor(r => r.Bytes).Must(b => b.Length is > 0 and <= Document.LargestPart).WithMessage("problem.stale");
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, TimeProvider time) : IRequestHandler<GivePart, byte[]?>
    {
        /// <summary>The whole, once the last part came; the parts are forgotten then, for the phone has them until the whole is acknowledged.</summary>
        public async Task<byte[]?> Handle(GivePart request, CancellationToken cancellationToken)
        {
            if (request.Author != caller.Teacher)
            {
                throw new NotSignedInException();
            }

            var now = time.GetUtcNow();
            // Whoever still has the words gives them anew; here they would outlive what was taken down.
            await db.Set<DocumentPart>().Where(p => p.At < now - LongestWait).ExecuteDeleteAsync(cancellationToken);
            var mine = db.Set<DocumentPart>().Where(p => p.DocumentId == request.DocumentId && p.TeacherId == caller.Teacher);
            var parts = mine.Where(p => p.UploadId == request.UploadId);
            // Whatever number of parts they once spoke of: a part of another whole is none of this one.
            await parts.Where(p => p.Part == request.Part || p.Of != request.Of).ExecuteDeleteAsync(cancellationToken);
            db.Add(new DocumentPart
            {
                DocumentId = request.DocumentId, TeacherId = caller.Teacher, UploadId = request.UploadId,
                Part = request.Part, Of = request.Of, Bytes = request.Bytes, At = now,
            });
            await db.SaveChangesAsync(cancellationToken);
            if (await parts.CountAsync(cancellationToken) < request.Of)
            {
                await ForgetOldest(mine, cancellationToken);
                return null;
            }

            var whole = await parts.OrderBy(p => p.Part).Select(p => p.Bytes).ToListAsync(cancellationToken);
            await parts.ExecuteDeleteAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return [.. whole.SelectMany(p => p)];
        }

        // Those that were begun and never ended do not heap up.
        private static async Task ForgetOldest(IQueryable<DocumentPart> mine, CancellationToken cancellationToken)
        {
            var uploads = await mine.GroupBy(p => p.UploadId).Select(g => new { g.Key, At = g.Max(p => p.At) }).ToListAsync(cancellationToken);
            var old = uploads.OrderByDescending(u => u.At).Skip(MostUploads).Select(u => u.Key).ToList();
            await mine.Where(p => old.Contains(p.UploadId)).ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>A part that waits for the others of its whole.</summary>
public sealed class DocumentPart
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>Who gave it.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>Under which it belongs to others.</summary>
    public Guid UploadId { get; init; }

    /// <summary>Its number, from 0.</summary>
    public int Part { get; init; }

    /// <summary>How many there are.</summary>
    public int Of { get; init; }

    /// <summary>The part.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; init; }
}

internal sealed class DocumentPartMapping : IEntityTypeConfiguration<DocumentPart>
{
    public void Configure(EntityTypeBuilder<DocumentPart> builder)
    {
        builder.ToTable("DocumentParts");
        builder.HasKey(p => new { p.DocumentId, p.TeacherId, p.UploadId, p.Part });
        builder.HasIndex(p => p.At);
        builder.HasOne<Document>().WithMany().HasForeignKey(p => p.DocumentId);
    }
}
