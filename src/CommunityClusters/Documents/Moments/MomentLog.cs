using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>
/// Keeps moments while a document is written in. Whoever calls holds the document's lock; what was read under it stays true until somebody
/// else numbers an update.
/// </summary>
internal sealed class MomentLog(ClustersDb db, TimeProvider time)
{
    /// <summary>The document begins, with its first content.</summary>
    public void Begins(Guid documentId, Guid by)
    {
        var now = time.GetUtcNow();
        db.Add(new DocumentStretch { DocumentId = documentId, Number = 1, BeganAt = now, EndedAt = now });
        db.Add(new MomentAuthor { DocumentId = documentId, Number = 1, TeacherId = by });
    }

    /// <summary>Asks, before anything is taken in, whether what stands now is to be kept as a moment.</summary>
    /// <returns>The state, where it is.</returns>
    public async Task<byte[]?> EndsBefore(IReadOnlyList<Push> pushes, ShelvedDocument shelved, CancellationToken cancellationToken)
    {
        shelved.Stretch ??= await StretchOf(pushes[0].DocumentId, cancellationToken);
        return shelved.Stretch.EndsBefore(pushes.Where(p => p.Refused is null).Select(p => p.TeacherId), time.GetUtcNow()) ? shelved.Measure() : null;
    }

    /// <summary>Something new was taken in.</summary>
    /// <param name="pushes">What was pushed.</param>
    /// <param name="shelved">The document.</param>
    /// <param name="before">What <see cref="EndsBefore"/> said.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task WentOn(IReadOnlyList<Push> pushes, ShelvedDocument shelved, byte[]? before, CancellationToken cancellationToken)
    {
        var documentId = pushes[0].DocumentId;
        if (before is not null)
        {
            shelved.Stretch = await Cut(documentId, shelved.Stretch!, before, broughtBack: null, cancellationToken);
        }

        await WentOn(documentId, shelved.Stretch!, pushes.Where(p => p.IsNew).Select(p => p.TeacherId), cancellationToken);
    }

    /// <summary>These wrote in the stretch.</summary>
    public async Task WentOn(Guid documentId, Stretch stretch, IEnumerable<Guid> authors, CancellationToken cancellationToken)
    {
        if (stretch.GoesOn(time.GetUtcNow()))
        {
            await Keep(documentId, stretch, cancellationToken);
        }

        foreach (var author in authors.Where(stretch.TryAdd))
        {
            db.Add(new MomentAuthor { DocumentId = documentId, Number = stretch.Number, TeacherId = author });
        }
    }

    /// <summary>What is being written in a document.</summary>
    public async Task<Stretch> StretchOf(Guid documentId, CancellationToken cancellationToken)
    {
        var row = await db.Set<DocumentStretch>().AsNoTracking().SingleOrDefaultAsync(s => s.DocumentId == documentId, cancellationToken);
        var number = row?.Number ?? 1;
        var authors = await db.Set<MomentAuthor>().Where(a => a.DocumentId == documentId && a.Number == number).Select(a => a.TeacherId).ToListAsync(cancellationToken);
        return new Stretch(number, row?.BeganAt, row?.EndedAt, authors);
    }

    /// <summary>Keeps the state with which a stretch ended.</summary>
    /// <returns>The next one.</returns>
    public async Task<Stretch> Cut(Guid documentId, Stretch stretch, byte[] state, long? broughtBack, CancellationToken cancellationToken)
    {
        var bytes = MomentBytes.Of(state);
        var now = time.GetUtcNow();
        db.Add(new DocumentMoment
        {
            DocumentId = documentId, Number = stretch.Number, BeganAt = stretch.BeganAt ?? now, EndedAt = stretch.IsOpen ? stretch.EndedAt : now,
            Bytes = bytes, Size = bytes.Length, BroughtBack = broughtBack,
        });
        await db.SaveChangesAsync(cancellationToken);
        var next = stretch.Next();
        await Keep(documentId, next, cancellationToken);
        await MomentThinning.Thin(db, documentId, now, cancellationToken);
        return next;
    }

    private Task<int> Keep(Guid documentId, Stretch stretch, CancellationToken cancellationToken)
    {
        var began = stretch.BeganAt is { } at ? db.Instant(at) : null;
        var ended = stretch.IsOpen ? db.Instant(stretch.EndedAt) : null;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DocumentStretches" ("DocumentId", "Number", "BeganAt", "EndedAt") VALUES ({documentId}, {stretch.Number}, {began}, {ended})
            ON CONFLICT ("DocumentId") DO UPDATE SET "Number" = excluded."Number", "BeganAt" = excluded."BeganAt", "EndedAt" = excluded."EndedAt"
            """, cancellationToken);
    }
}
