using CommunityClusters.Crdt;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>Rewrites the moments of a document in which something stands that was taken down for good.</summary>
internal sealed class Redaction(ClustersDb db, TimeProvider time)
{
    /// <param name="documentId">The document, of which the caller holds the lock.</param>
    /// <param name="ids">The ids of what is taken down.</param>
    /// <param name="by">By whom.</param>
    /// <param name="takeOut">Takes it out of a state, and says whether it was there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task Redact(Guid documentId, IReadOnlyList<IdRange> ids, Guid by, Func<Doc, bool> takeOut, CancellationToken cancellationToken)
    {
        foreach (var number in await db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId).Select(m => m.Number).ToListAsync(cancellationToken))
        {
            var moment = db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId && m.Number == number);
            // One after the other: all of them together may be large.
            var doc = MomentBytes.Read(await moment.Select(m => m.Bytes).SingleAsync(cancellationToken));
            var isOut = false;
            doc.Transact(_ => isOut = takeOut(doc));
            if (isOut)
            {
                var bytes = MomentBytes.Of(doc.EncodeStateAsUpdate());
                await moment.ExecuteUpdateAsync(s => s.SetProperty(m => m.Bytes, bytes).SetProperty(m => m.Size, bytes.Length), cancellationToken);
            }
        }

        var last = await db.Set<TakenDown>().Where(t => t.DocumentId == documentId).MaxAsync(t => (int?)t.Number, cancellationToken) ?? 0;
        db.Add(new TakenDown { DocumentId = documentId, Number = last + 1, TeacherId = by, At = time.GetUtcNow(), Ids = IdRanges.Write(ids) });
    }
}
