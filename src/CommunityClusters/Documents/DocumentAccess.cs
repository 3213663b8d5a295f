using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>The only door to documents for the pipeline and for features.</summary>
public sealed class DocumentAccess(ClustersDb db, SessionAccess sessions, IEnumerable<IDocumentKind> kinds, TimeProvider time)
{
    /// <summary>Begins a document with its first content, written once, by whoever begins it. Part of the command that begins what it is the text of.</summary>
    /// <param name="document">Its id, kind, shape, and whose it is.</param>
    /// <param name="content">The first content; its client id is the teacher's from now on.</param>
    /// <param name="by">The teacher.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task Begin(Document document, FirstContent content, Guid by, CancellationToken cancellationToken)
    {
        db.Add(document);
        db.Add(new DocumentUpdate { DocumentId = document.Id, Sequence = document.Sequence, Bytes = content.Bytes });
        db.Add(new DocumentClient { DocumentId = document.Id, ClientId = content.ClientId, TeacherId = by });
        new MomentLog(db, time).Begins(document.Id, by);
        await KindOf(document).Project([(document, content.Doc)], cancellationToken);
    }

    /// <summary>Whether there is a document of this id, whoever may see it.</summary>
    public Task<bool> IsThere(Guid documentId, CancellationToken cancellationToken) =>
        db.Set<Document>().AnyAsync(d => d.Id == documentId, cancellationToken);

    /// <summary>The numbers of the latest updates of documents that the caller may read.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> SequencesOf(IReadOnlyCollection<Guid> documentIds, CancellationToken cancellationToken) =>
        await db.Set<Document>().AsNoTracking().Where(d => EF.Parameter(documentIds).Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Sequence, cancellationToken);

    /// <summary>All of a document that the caller may read.</summary>
    public async Task<Doc> Load(Guid documentId, CancellationToken cancellationToken)
    {
        var doc = new Doc();
        foreach (var update in await Log(documentId, cancellationToken))
        {
            doc.ApplyUpdate(update);
        }

        return doc;
    }

    /// <summary>All of some documents that the caller may read, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, Doc>> LoadAll(IReadOnlyCollection<Guid> documentIds, CancellationToken cancellationToken)
    {
        var states = await db.Set<DocumentState>().AsNoTracking().Where(s => EF.Parameter(documentIds).Contains(s.DocumentId)).Select(s => new { s.DocumentId, s.Bytes }).ToListAsync(cancellationToken);
        var updates = await db.Set<DocumentUpdate>().AsNoTracking().Where(u => EF.Parameter(documentIds).Contains(u.DocumentId)).OrderBy(u => u.DocumentId).ThenBy(u => u.Sequence)
            .Select(u => new { u.DocumentId, u.Bytes }).ToListAsync(cancellationToken);
        var docs = documentIds.Distinct().ToDictionary(id => id, _ => new Doc());
        foreach (var part in states.Concat(updates))
        {
            docs[part.DocumentId].ApplyUpdate(part.Bytes);
        }

        return docs;
    }

    /// <summary>Passes for whoever may read the document.</summary>
    /// <exception cref="NotVisibleException">There is none, or not for this teacher.</exception>
    public async Task MustRead(Guid documentId, Guid teacherId, CancellationToken cancellationToken)
    {
        if (await RightOf(documentId, teacherId, cancellationToken) == DocumentRight.None)
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Passes for whoever may write in the document.</summary>
    /// <exception cref="NotVisibleException">There is none, or not for this teacher.</exception>
    /// <exception cref="NotYoursException">The teacher may only read.</exception>
    public async Task MustWrite(Guid documentId, Guid teacherId, CancellationToken cancellationToken)
    {
        switch (await RightOf(documentId, teacherId, cancellationToken))
        {
            case DocumentRight.None:
                throw new NotVisibleException();
            case DocumentRight.Read:
                throw new NotYoursException();
            case DocumentRight.Write:
                break;
        }
    }

    /// <summary>Asks of each push whether its session is alive and its teacher may write, and refuses those who may not.</summary>
    internal async Task AskEach(IReadOnlyList<Push> pushes, CancellationToken cancellationToken)
    {
        // One parameter, however many there are: as one each, every number of them would be another statement to be made up and parsed.
        var sessionIds = pushes.Select(p => p.SessionId).Distinct().ToList();
        var documentIds = pushes.Select(p => p.DocumentId).Distinct().ToList();
        var teachers = await sessions.Alive.Where(s => EF.Parameter(sessionIds).Contains(s.Id)).Select(s => new { s.Id, s.TeacherId }).ToDictionaryAsync(s => s.Id, s => s.TeacherId, cancellationToken);
        var documents = await db.Set<Document>().AsNoTracking().Where(d => EF.Parameter(documentIds).Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        foreach (var push in pushes)
        {
            if (teachers.TryGetValue(push.SessionId, out var teacher) && documents.TryGetValue(push.DocumentId, out var document))
            {
                push.IsBy(teacher, document);
            }
        }

        var rights = new Dictionary<Asked, DocumentRight>();
        foreach (var ofKind in pushes.Where(p => p.Document is not null).GroupBy(p => p.Document!.Kind, StringComparer.Ordinal))
        {
            var asked = ofKind.DistinctBy(p => new Asked(p.TeacherId, p.DocumentId)).Select(p => (new Asked(p.TeacherId, p.DocumentId), p.Document!)).ToList();
            foreach (var (who, right) in await KindOf(ofKind.First().Document!).RightsOf(asked, cancellationToken))
            {
                rights[who] = right;
            }
        }

        foreach (var push in pushes)
        {
            var right = push.Document is null ? DocumentRight.None : rights.GetValueOrDefault(new Asked(push.TeacherId, push.DocumentId));
            if (right != DocumentRight.Write || !KindOf(push.Document!).HasWords)
            {
                push.Refuse(right == DocumentRight.None ? Refusal.Unknown : Refusal.Read);
            }
        }
    }

    internal async Task<DocumentRight> RightOf(Guid documentId, Guid teacherId, CancellationToken cancellationToken)
    {
        var document = await db.Set<Document>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellationToken);
        if (document is null)
        {
            return DocumentRight.None;
        }

        var asked = new Asked(teacherId, documentId);
        return (await KindOf(document).RightsOf([(asked, document)], cancellationToken)).GetValueOrDefault(asked);
    }

    internal string TopicOf(Document document) => KindOf(document).TopicOf(document);

    internal IDocumentKind KindOf(Document document) => kinds.Single(k => k.Kind == document.Kind);

    /// <summary>The updates that make up the whole document.</summary>
    internal async Task<IReadOnlyList<byte[]>> Log(Guid documentId, CancellationToken cancellationToken) =>
    [
        .. await db.Set<DocumentState>().AsNoTracking().Where(s => s.DocumentId == documentId).Select(s => s.Bytes).ToListAsync(cancellationToken),
        .. await LogAfter(documentId, 0).Select(u => u.Bytes).ToListAsync(cancellationToken),
    ];

    internal IQueryable<DocumentUpdate> LogAfter(Guid documentId, long sequence) =>
        db.Set<DocumentUpdate>().AsNoTracking().Where(u => u.DocumentId == documentId && u.Sequence > sequence).OrderBy(u => u.Sequence);
}
