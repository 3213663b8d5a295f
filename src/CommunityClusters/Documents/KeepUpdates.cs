using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>
/// Keeps the updates that many phones pushed, of many documents, in one transaction: the disk is waited for once. Each is asked
/// for on its own, inside that transaction; those that may not are refused, and hold up nobody else.
/// </summary>
/// <param name="Pushes">The updates; each is told what became of it by the <see cref="Scribe"/>.</param>
internal sealed record KeepUpdates(IReadOnlyList<Push> Pushes) : ICommand<IReadOnlyList<KeepUpdates.Kept>>, IEachWriter
{
    /// <summary>A document that has new updates.</summary>
    /// <param name="DocumentId">The document.</param>
    /// <param name="AccessVersion">The version of access at the time, for those who are sent them.</param>
    /// <param name="Pushes">The updates.</param>
    public sealed record Kept(Guid DocumentId, long AccessVersion, IReadOnlyList<Push> Pushes);

    /// <summary>Documents that were written in earlier and that search has yet to follow.</summary>
    public IReadOnlyCollection<Guid> Behind { get; init; } = [];

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, DocumentShelf shelf, MomentLog moments, Projections projections, TopicLog topics) : IRequestHandler<KeepUpdates, IReadOnlyList<Kept>>
    {
        // Who began to write at one time is due at one time: the others' turn comes with their next letters.
        private const int MostCompacted = 2;

        private readonly List<object[]> _updates = [];
        private readonly List<object[]> _clients = [];

        // What is done for each document and each push here is done thousands of times a second: what asks the database does so for all at once.
        public async Task<IReadOnlyList<Kept>> Handle(KeepUpdates request, CancellationToken cancellationToken)
        {
            var written = new List<(Document Document, ShelvedDocument Shelved, List<Push> Pushes)>();
            var ofDocuments = request.Pushes.Where(p => p.Refused is null).GroupBy(p => p.DocumentId).ToList();
            var numbers = await Lock([.. ofDocuments.Select(g => g.First().Document!)], cancellationToken);
            foreach (var pushes in ofDocuments)
            {
                var document = pushes.First().Document!;
                var shelved = await shelf.Take(db, document.Id, numbers[document.Id], cancellationToken);
                projections.WasRead(document, shelved);
                var before = await moments.EndsBefore([.. pushes], shelved, cancellationToken);
                await Keep([.. pushes], shelved, cancellationToken);
                if (pushes.Where(p => p.IsNew).ToList() is { Count: > 0 } kept)
                {
                    await moments.WentOn(kept, shelved, before, cancellationToken);
                    written.Add((document, shelved, kept));
                }
            }

            await db.ForEach("""INSERT INTO "DocumentUpdates" ("DocumentId", "Sequence", "Bytes") VALUES (@p0, @p1, @p2)""", _updates, cancellationToken);
            await db.ForEach("""INSERT INTO "DocumentClients" ("DocumentId", "ClientId", "TeacherId") VALUES (@p0, @p1, @p2)""", _clients, cancellationToken);
            await db.ForEach("""UPDATE "Documents" SET "Sequence" = @p1 WHERE "Id" = @p0""", [.. written.Select(w => new object[] { w.Document.Id, w.Shelved.Sequence })], cancellationToken);
            await projections.Follow([.. written.Select(w => (w.Document, w.Shelved))], cancellationToken);
            await CatchUp(request.Behind, cancellationToken);
            foreach (var (document, shelved, _) in written.Where(w => DocumentShelf.IsDue(w.Shelved)).Take(MostCompacted))
            {
                await DocumentShelf.Compact(db, document.Id, shelved, cancellationToken);
            }

            var versions = await topics.AccessVersionsOf([.. written.Select(w => documents.TopicOf(w.Document)).Distinct(StringComparer.Ordinal)], cancellationToken);
            return [.. written.Select(w => new Kept(w.Document.Id, versions.GetValueOrDefault(documents.TopicOf(w.Document)), w.Pushes))];
        }

        private async Task CatchUp(IReadOnlyCollection<Guid> behind, CancellationToken cancellationToken)
        {
            if (behind.Count == 0)
            {
                return;
            }

            await db.HoldDocuments([.. behind], cancellationToken);
            var due = new List<(Document, ShelvedDocument)>();
            foreach (var document in await db.Set<Document>().AsNoTracking().Where(d => EF.Parameter(behind).Contains(d.Id) && d.ProjectedTo < d.Sequence).ToListAsync(cancellationToken))
            {
                due.Add((document, await shelf.Take(db, document.Id, document.Sequence, cancellationToken)));
            }

            await projections.Project(due, cancellationToken);
        }

        /// <summary>Nobody else numbers updates of these documents until the commit.</summary>
        private async Task<IReadOnlyDictionary<Guid, long>> Lock(IReadOnlyCollection<Document> asked, CancellationToken cancellationToken)
        {
            var ids = asked.Select(d => d.Id).ToList();
            return ids.Count > 0 && await db.HoldDocuments(ids, cancellationToken)
                ? await db.Set<Document>().Where(d => EF.Parameter(ids).Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Sequence, cancellationToken)
                : asked.ToDictionary(d => d.Id, d => d.Sequence);
        }

        private async Task Keep(IReadOnlyList<Push> pushes, ShelvedDocument shelved, CancellationToken cancellationToken)
        {
            var ranges = pushes.Select(p => (Push: p, Says: RangesIn(p))).ToList();
            var unknown = ranges.SelectMany(r => NewClientsIn(r.Says.Structs, shelved)).Where(c => !shelved.Clients.ContainsKey(c)).Distinct().ToList();
            if (unknown.Count > 0)
            {
                var documentId = pushes[0].DocumentId;
                foreach (var client in await db.Set<DocumentClient>().AsNoTracking().Where(c => c.DocumentId == documentId && unknown.Contains(c.ClientId)).ToListAsync(cancellationToken))
                {
                    shelved.Clients[client.ClientId] = client.TeacherId;
                }
            }

            foreach (var (push, says) in ranges.Where(r => r.Push.Refused is null))
            {
                Keep(push, says, shelved);
            }
        }

        private void Keep(Push push, UpdateRanges says, ShelvedDocument shelved)
        {
            var clients = NewClientsIn(says.Structs, shelved);
            foreach (var client in clients)
            {
                if (shelved.Clients.TryGetValue(client, out var owner) && owner != push.TeacherId)
                {
                    push.Refuse(Refusal.Foreign);
                    return;
                }
            }

            if ((clients.Count > 0 && shelved.IsFullFor(push.Update.Length)) || shelved.WouldBeCutToPieces(push.Update.Length, says.Deletes))
            {
                push.Refuse(Refusal.Full);
                return;
            }

            try
            {
                var news = shelved.NewIn(push.Update, says.Structs);
                var isNew = shelved.Take(news, says.Deletes.Count);
                push.IsKept(shelved.Sequence, isNew, news);
                if (isNew)
                {
                    _updates.Add([push.DocumentId, shelved.Sequence, news]);
                }
            }
            catch (Exception e) when (e is MalformedUpdateException or PendingLimitException)
            {
                push.Refuse(e is PendingLimitException ? Refusal.Full : Refusal.Malformed);
                return;
            }

            foreach (var client in clients)
            {
                if (shelved.Clients.TryAdd(client, push.TeacherId))
                {
                    _clients.Add([push.DocumentId, client, push.TeacherId]);
                }
            }
        }

        private static UpdateRanges RangesIn(Push push)
        {
            try
            {
                return Updates.RangesOf(push.Update);
            }
            catch (MalformedUpdateException)
            {
                push.Refuse(Refusal.Malformed);
                return new UpdateRanges([], []);
            }
        }

        /// <summary>The clients under which a push writes something that the document has not got.</summary>
        private static List<long> NewClientsIn(IReadOnlyList<IdRange> structs, ShelvedDocument shelved)
        {
            var clients = new List<long>(1);
            foreach (var range in structs)
            {
                if (range.Clock + range.Length > shelved.Doc.ClockOf(range.Client) && !clients.Contains((long)range.Client))
                {
                    clients.Add((long)range.Client);
                }
            }

            return clients;
        }
    }
}
