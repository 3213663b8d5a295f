using CommunityClusters.Crdt;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>
/// A document in the hand of a command that changes it, locked until the commit. To the node's own writer and its rooms that is as if another
/// node had written: they read it from the log when the hint comes.
/// </summary>
/// <param name="document">The document as its row stood.</param>
/// <param name="doc">All of it.</param>
/// <param name="stretch">What is being written in it.</param>
internal sealed class DocumentInHand(Document document, Doc doc, Stretch stretch)
{
    public Document Document => document;

    public Doc Doc => doc;

    public Stretch Stretch { get; set; } = stretch;

    /// <summary>The number of the latest update in its log.</summary>
    public long Sequence { get; set; } = document.Sequence;
}

/// <summary>Writes in documents from within a command.</summary>
internal sealed class DocumentPen(ClustersDb db, DocumentAccess documents, MomentLog moments, INodeBus bus, AfterCommit afterCommit)
{
    // Its number alone makes every node look again.
    private static readonly byte[] Nothing = [0, 0];

    /// <summary>Takes a document in the hand: nobody else numbers an update of it until the commit.</summary>
    public async Task<DocumentInHand> Take(Guid documentId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "Sequence" = "Sequence" WHERE "Id" = {documentId}""", cancellationToken);
        var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == documentId, cancellationToken);
        var doc = await documents.Load(documentId, cancellationToken);
        return new DocumentInHand(document, doc, await moments.StretchOf(documentId, cancellationToken));
    }

    /// <summary>Changes it in a teacher's name.</summary>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="RuleBrokenException">The document would be larger than documents may be.</exception>
    public async Task<bool> Change(DocumentInHand hand, Guid by, Action<Doc> change, CancellationToken cancellationToken)
    {
        byte[]? update = null;
        void Hear(byte[] told, object? origin) => update = told;
        hand.Doc.UpdateEmitted += Hear;
        hand.Doc.Transact(_ => change(hand.Doc));
        hand.Doc.UpdateEmitted -= Hear;
        if (update is null)
        {
            return false;
        }

        if (Updates.RangesOf(update).Structs.Count > 0)
        {
            if (hand.Doc.EncodeStateAsUpdate().Length > Document.Largest)
            {
                throw new RuleBrokenException("history.full");
            }

            // The doc was read just now, under a client id of its own that is drawn from four billion.
            db.Add(new DocumentClient { DocumentId = hand.Document.Id, ClientId = (long)hand.Doc.ClientId, TeacherId = by });
        }

        await moments.WentOn(hand.Document.Id, hand.Stretch, [by], cancellationToken);
        await Append(hand, update, cancellationToken);
        await documents.KindOf(hand.Document).Project([(hand.Document, hand.Doc)], cancellationToken);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "ProjectedTo" = {hand.Sequence} WHERE "Id" = {hand.Document.Id}""", cancellationToken);
        return true;
    }

    /// <summary>Keeps what stands now as a moment, unless the latest one is just that.</summary>
    /// <returns>The moment's number.</returns>
    public async Task<long> KeepMoment(DocumentInHand hand, long? broughtBack, CancellationToken cancellationToken)
    {
        return !hand.Stretch.IsOpen && hand.Stretch.Number > 1 ? hand.Stretch.Number - 1 : await KeepAnotherMoment(hand, broughtBack, cancellationToken);
    }

    /// <summary>Keeps what stands now as a moment of its own, also where the latest one is just that.</summary>
    /// <returns>The moment's number.</returns>
    public async Task<long> KeepAnotherMoment(DocumentInHand hand, long? broughtBack, CancellationToken cancellationToken)
    {
        var number = hand.Stretch.Number;
        hand.Stretch = await moments.Cut(hand.Document.Id, hand.Stretch, hand.Doc.EncodeStateAsUpdate(), broughtBack, cancellationToken);
        await Append(hand, Nothing, cancellationToken);
        return number;
    }

    /// <summary>Puts the log into one state, which remembers nothing that was deleted, and drops all of it but the latest update.</summary>
    public async Task Compact(DocumentInHand hand, CancellationToken cancellationToken)
    {
        if (hand.Sequence == hand.Document.Sequence)
        {
            await Append(hand, Nothing, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        var (id, state, to) = (hand.Document.Id, hand.Doc.EncodeStateAsUpdate(), hand.Sequence - 1);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "DocumentStates" ("DocumentId", "Bytes") VALUES ({id}, {state})
            ON CONFLICT ("DocumentId") DO UPDATE SET "Bytes" = excluded."Bytes"
            """, cancellationToken);
        await db.Set<DocumentUpdate>().Where(u => u.DocumentId == id && u.Sequence <= to).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "CompactedTo" = {to} WHERE "Id" = {id}""", cancellationToken);
    }

    private async Task Append(DocumentInHand hand, byte[] update, CancellationToken cancellationToken)
    {
        if (hand.Sequence == hand.Document.Sequence)
        {
            afterCommit.Do(() => bus.Publish(Rooms.HintOf(hand.Document.Id, hand.Sequence)));
        }

        hand.Sequence++;
        db.Add(new DocumentUpdate { DocumentId = hand.Document.Id, Sequence = hand.Sequence, Bytes = update });
        await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "Sequence" = {hand.Sequence} WHERE "Id" = {hand.Document.Id}""", cancellationToken);
    }
}
