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
    public sealed record Kept(Guid DocumentId, long AccessVersion);

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, DocumentShelf shelf, MomentLog moments, TopicLog topics) : IRequestHandler<KeepUpdates, IReadOnlyList<Kept>>
    {
        public async Task<IReadOnlyList<Kept>> Handle(KeepUpdates request, CancellationToken cancellationToken)
        {
            var kept = new List<Kept>();
            // In one order for all nodes, so that no two wait for each other in a ring.
            foreach (var pushes in request.Pushes.Where(p => p.Refused is null).GroupBy(p => p.DocumentId).OrderBy(g => g.Key))
            {
                await Keep([.. pushes], kept, cancellationToken);
            }

            return kept;
        }

        private async Task Keep(IReadOnlyList<Push> pushes, List<Kept> kept, CancellationToken cancellationToken)
        {
            var document = pushes[0].Document!;
            var shelved = await Lock(document.Id, cancellationToken);
            await LearnClients(document.Id, shelved, pushes, cancellationToken);
            var before = await moments.EndsBefore(pushes, shelved, cancellationToken);
            foreach (var push in pushes)
            {
                Keep(push, shelved);
            }

            if (!pushes.Any(p => p.IsNew))
            {
                return;
            }

            await moments.WentOn(pushes, shelved, before, cancellationToken);
            await db.Database.ExecuteSqlAsync($"""UPDATE "Documents" SET "Sequence" = {shelved.Sequence} WHERE "Id" = {document.Id}""", cancellationToken);
            await documents.KindOf(document).Project(document, shelved.Doc, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await DocumentShelf.CompactWhenDue(db, document.Id, shelved, cancellationToken);
            kept.Add(new Kept(document.Id, (await topics.StateOf(documents.TopicOf(document), cancellationToken)).AccessVersion));
        }

        /// <summary>Nobody else numbers an update of the document until the commit; what others numbered before is read first.</summary>
        private async Task<ShelvedDocument> Lock(Guid documentId, CancellationToken cancellationToken)
        {
            var sequence = (await db.Database.SqlQuery<long>(
                $"""UPDATE "Documents" SET "Sequence" = "Sequence" WHERE "Id" = {documentId} RETURNING "Sequence" AS "Value" """).ToListAsync(cancellationToken)).Single();
            return await shelf.Take(db, documentId, sequence, cancellationToken);
        }

        private async Task LearnClients(Guid documentId, ShelvedDocument shelved, IReadOnlyList<Push> pushes, CancellationToken cancellationToken)
        {
            var unknown = pushes.SelectMany(p => NewClientsIn(p, shelved)).Distinct().Where(c => !shelved.Clients.ContainsKey(c)).ToList();
            if (unknown.Count > 0)
            {
                foreach (var client in await db.Set<DocumentClient>().AsNoTracking().Where(c => c.DocumentId == documentId && unknown.Contains(c.ClientId)).ToListAsync(cancellationToken))
                {
                    shelved.Clients[client.ClientId] = client.TeacherId;
                }
            }
        }

        private void Keep(Push push, ShelvedDocument shelved)
        {
            if (push.Refused is not null)
            {
                return;
            }

            var clients = NewClientsIn(push, shelved).ToList();
            if (clients.Exists(c => shelved.Clients.TryGetValue(c, out var owner) && owner != push.TeacherId))
            {
                push.Refuse(Refusal.Foreign);
                return;
            }

            if (clients.Count > 0 && shelved.IsFullFor(push.Update.Length))
            {
                push.Refuse(Refusal.Full);
                return;
            }

            try
            {
                push.LeaveOutWhatIsKnown(shelved.Doc);
                var isNew = shelved.Take(push.Update);
                push.IsKept(shelved.Sequence, isNew);
                if (isNew)
                {
                    db.Add(new DocumentUpdate { DocumentId = push.DocumentId, Sequence = shelved.Sequence, Bytes = push.Update });
                }
            }
            catch (Exception e) when (e is MalformedUpdateException or PendingLimitException)
            {
                push.Refuse(e is PendingLimitException ? Refusal.Full : Refusal.Malformed);
                return;
            }

            foreach (var client in clients.Where(c => shelved.Clients.TryAdd(c, push.TeacherId)))
            {
                db.Add(new DocumentClient { DocumentId = push.DocumentId, ClientId = client, TeacherId = push.TeacherId });
            }
        }

        /// <summary>The clients under which a push writes something that the document has not got.</summary>
        private static IEnumerable<long> NewClientsIn(Push push, ShelvedDocument shelved)
        {
            try
            {
                var structs = Updates.RangesOf(push.Update).Structs;
                push.RepeatsWhatIsKnown = structs.Any(r => r.Clock < shelved.Doc.ClockOf(r.Client));
                return [.. structs.Where(r => r.Clock + r.Length > shelved.Doc.ClockOf(r.Client)).Select(r => (long)r.Client).Distinct()];
            }
            catch (MalformedUpdateException)
            {
                push.Refuse(Refusal.Malformed);
                return [];
            }
        }
    }
}
