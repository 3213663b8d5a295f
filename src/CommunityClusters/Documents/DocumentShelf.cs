using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>The documents that are being written in, in the memory of this node. Only the <see cref="Scribe"/> reaches for it, one group after the other.</summary>
internal sealed class DocumentShelf
{
    private const int MostDocuments = 1000;
    private const long MostBytes = 256L * 1024 * 1024;

    // A returning phone is served from the log as long as it reaches back to it, so it is not cut short too eagerly.
    private const int LargestLog = 128 * 1024;
    private const int LongestLog = 500;
    private const int MostBehindAtOnce = 8;

    private readonly Dictionary<Guid, ShelvedDocument> _documents = [];
    private readonly Dictionary<Guid, DateTimeOffset> _behind = [];
    private long _uses;

    /// <summary>The document as it is at a number of its log, of which the caller holds the lock.</summary>
    public async Task<ShelvedDocument> Take(ClustersDb db, Guid documentId, long sequence, CancellationToken cancellationToken)
    {
        if (!_documents.TryGetValue(documentId, out var document) || !await CatchUp(db, documentId, document, sequence, cancellationToken))
        {
            document = _documents[documentId] = await Load(db, documentId, sequence, cancellationToken);
        }

        document.LastUse = ++_uses;
        return document;
    }

    /// <summary>Forgets documents, as when what was read into them was rolled back.</summary>
    public void Forget(IEnumerable<Guid> documentIds)
    {
        foreach (var id in documentIds)
        {
            _documents.Remove(id);
        }
    }

    /// <summary>Whether search has yet to follow some document.</summary>
    public bool IsBehind => _behind.Count > 0;

    /// <summary>Takes note of whether search has yet to follow a document that was written in.</summary>
    public void NoteBehind(Guid documentId)
    {
        if (_documents.TryGetValue(documentId, out var document) && document.ProjectedTo == document.Sequence)
        {
            _behind.Remove(documentId);
        }
        else
        {
            _behind.TryAdd(documentId, (document?.ProjectedAt ?? DateTimeOffset.MinValue) + Projections.Lag);
        }
    }

    /// <summary>Takes those that search has to follow by now, so many at once that writers hardly wait for it.</summary>
    public IReadOnlyList<Guid> TakeBehind(DateTimeOffset now)
    {
        var due = _behind.Where(b => b.Value <= now).Take(MostBehindAtOnce).Select(b => b.Key).ToList();
        due.ForEach(id => _behind.Remove(id));
        return due;
    }

    /// <summary>Puts those away that were not written in for longest.</summary>
    public void Tidy()
    {
        if (_documents.Count > MostDocuments || _documents.Values.Sum(d => (long)d.Size) > MostBytes)
        {
            Forget([.. _documents.OrderBy(d => d.Value.LastUse).Take((_documents.Count / 2) + 1).Select(d => d.Key)]);
        }
    }

    /// <summary>Whether so much was logged that it is to be compacted.</summary>
    public static bool IsDue(ShelvedDocument document) =>
        document.LogSize >= LargestLog || document.Sequence - document.CompactedTo >= LongestLog;

    /// <summary>Puts the log into one state, which remembers nothing that was deleted, and drops it.</summary>
    public static async Task Compact(ClustersDb db, Guid documentId, ShelvedDocument document, CancellationToken cancellationToken)
    {
        var state = document.Measure();
        document.WasCompactedTo(document.Sequence);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DocumentStates" ("DocumentId", "Bytes") VALUES ({documentId}, {state})
            ON CONFLICT ("DocumentId") DO UPDATE SET "Bytes" = excluded."Bytes"
            """, cancellationToken);
        await db.Set<DocumentUpdate>().Where(u => u.DocumentId == documentId && u.Sequence <= document.CompactedTo).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "CompactedTo" = {document.CompactedTo} WHERE "Id" = {documentId}""", cancellationToken);
    }

    /// <summary>Reads what another node numbered meanwhile; false when the log no longer tells.</summary>
    private static async Task<bool> CatchUp(ClustersDb db, Guid documentId, ShelvedDocument document, long sequence, CancellationToken cancellationToken)
    {
        if (document.Sequence == sequence)
        {
            return true;
        }

        var missed = await UpdatesAfter(db, documentId, document.Sequence).ToListAsync(cancellationToken);
        if (missed.Count != sequence - document.Sequence)
        {
            return false;
        }

        document.CatchUp(missed, sequence);
        return true;
    }

    private static async Task<ShelvedDocument> Load(ClustersDb db, Guid documentId, long sequence, CancellationToken cancellationToken)
    {
        var document = new ShelvedDocument();
        var compactedTo = await db.Set<Document>().Where(d => d.Id == documentId).Select(d => d.CompactedTo).SingleAsync(cancellationToken);
        var state = await db.Set<DocumentState>().AsNoTracking().Where(s => s.DocumentId == documentId).Select(s => s.Bytes).ToListAsync(cancellationToken);
        document.CatchUp(state, compactedTo);
        document.WasCompactedTo(compactedTo);
        document.CatchUp(await UpdatesAfter(db, documentId, compactedTo).ToListAsync(cancellationToken), sequence);
        return document;
    }

    private static IQueryable<byte[]> UpdatesAfter(ClustersDb db, Guid documentId, long sequence) =>
        db.Set<DocumentUpdate>().Where(u => u.DocumentId == documentId && u.Sequence > sequence).OrderBy(u => u.Sequence).Select(u => u.Bytes);
}
