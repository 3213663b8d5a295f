using CommunityClusters.Crdt;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>The only door to the moments of documents for features. Whoever may read the document may read them.</summary>
public sealed class MomentAccess(ClustersDb db, DocumentAccess documents)
{
    /// <summary>The number under which pages speak of the present state.</summary>
    public const long Now = 0;

    /// <summary>Past states of a document, without their bytes.</summary>
    public IQueryable<MomentRow> Of(Guid documentId) => db.Set<DocumentMoment>().AsNoTracking().Where(m => m.DocumentId == documentId)
        .Select(m => new MomentRow { Number = m.Number, BeganAt = m.BeganAt, EndedAt = m.EndedAt, Name = m.Name, NamedBy = m.NamedBy, FromLesson = m.FromLesson, BroughtBack = m.BroughtBack });

    /// <summary>The latest milestone of a document that names a lesson as what it came of; null where none does.</summary>
    public Task<MomentRow?> LatestFrom(Guid documentId, Guid lessonId, CancellationToken cancellationToken) =>
        Of(documentId).Where(m => m.FromLesson == lessonId).OrderByDescending(m => m.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Which of some moments of some documents are still kept; who asks knows that the documents may be read.</summary>
    public async Task<IReadOnlySet<(Guid DocumentId, long Number)>> KeptAmong(IReadOnlyCollection<(Guid DocumentId, long Number)> asked, CancellationToken cancellationToken)
    {
        var (ids, numbers) = (asked.Select(a => a.DocumentId).Distinct().ToList(), asked.Select(a => a.Number).Distinct().ToList());
        return asked.Count == 0 ? new HashSet<(Guid, long)>() : (await db.Set<DocumentMoment>().Where(m => EF.Parameter(ids).Contains(m.DocumentId) && EF.Parameter(numbers).Contains(m.Number))
            .Select(m => new { m.DocumentId, m.Number }).ToListAsync(cancellationToken)).Select(m => (m.DocumentId, m.Number)).ToHashSet();
    }

    /// <summary>Who wrote in which of them, by number; that of the stretch that is being written is the next one's.</summary>
    public IQueryable<MomentAuthor> AuthorsOf(Guid documentId) => db.Set<MomentAuthor>().AsNoTracking().Where(a => a.DocumentId == documentId);

    /// <summary>What is being written since the latest moment; null where nobody has.</summary>
    public Task<DocumentStretch?> Present(Guid documentId, CancellationToken cancellationToken) =>
        db.Set<DocumentStretch>().AsNoTracking().SingleOrDefaultAsync(s => s.DocumentId == documentId && s.BeganAt != null, cancellationToken);

    /// <summary>What was taken down for good, the latest first.</summary>
    public IQueryable<TakenDown> TakenDownOf(Guid documentId) =>
        db.Set<TakenDown>().AsNoTracking().Where(t => t.DocumentId == documentId).OrderByDescending(t => t.Number);

    /// <summary>A state, or the present one for <see cref="Now"/>.</summary>
    /// <exception cref="NotVisibleException">There is no such moment.</exception>
    public async Task<Doc> Load(Guid documentId, long number, CancellationToken cancellationToken)
    {
        if (number == Now)
        {
            return await documents.Load(documentId, cancellationToken);
        }

        var bytes = await db.Set<DocumentMoment>().AsNoTracking().Where(m => m.DocumentId == documentId && m.Number == number).Select(m => m.Bytes).SingleOrDefaultAsync(cancellationToken);
        return MomentBytes.Read(bytes ?? throw new NotVisibleException());
    }

    /// <summary>Whose the client ids of a document are.</summary>
    public async Task<IReadOnlyDictionary<ulong, Guid>> WritersOf(Guid documentId, CancellationToken cancellationToken) =>
        await db.Set<DocumentClient>().AsNoTracking().Where(c => c.DocumentId == documentId).ToDictionaryAsync(c => (ulong)c.ClientId, c => c.TeacherId, cancellationToken);

    internal async Task<IdRanges> TakenIdsOf(Guid documentId, CancellationToken cancellationToken) =>
        new((await TakenDownOf(documentId).Select(t => t.Ids).ToListAsync(cancellationToken)).SelectMany(IdRanges.Read));
}

/// <summary>A moment as lists show it.</summary>
public sealed record MomentRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>When what is new in it was begun.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When its last words were kept.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Its name as a milestone, or empty.</summary>
    public required string Name { get; init; }

    /// <summary>Who named it.</summary>
    public required Guid? NamedBy { get; init; }

    /// <summary>The lesson of whose reflection it came, or null.</summary>
    public Guid? FromLesson { get; init; }

    /// <summary>The number of the moment that was brought back with it.</summary>
    public required long? BroughtBack { get; init; }
}
