using CommunityClusters.Documents;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>The only door to files for the pipeline and for features.</summary>
public sealed class StoredFileAccess(ClustersDb db, DocumentAccess documents)
{
    /// <summary>The files that are there, for those who may read them.</summary>
    internal IQueryable<StoredFile> Whole => db.Set<StoredFile>().AsNoTracking().Where(f => f.WholeAt != null && f.DocumentId != null && f.ClearedAt == null);

    /// <summary>Passes for whoever may read the document to which the file belongs.</summary>
    /// <exception cref="NotVisibleException">There is none, or not yet, or not for this teacher.</exception>
    public async Task MustRead(Guid fileId, Guid teacherId, CancellationToken cancellationToken)
    {
        var document = await Whole.Where(f => f.Id == fileId).Select(f => f.DocumentId).SingleOrDefaultAsync(cancellationToken);
        await documents.MustRead(document ?? throw new NotVisibleException(), teacherId, cancellationToken);
    }

    /// <summary>Those of some files that are there and belong to one of these documents, which the caller may read; none of another's.</summary>
    public async Task<IReadOnlyList<KeptFile>> OfDocuments(IQueryable<Guid> documentIds, IReadOnlyList<Guid> fileIds, CancellationToken cancellationToken) =>
        await Whole.Where(f => documentIds.Contains(f.DocumentId!.Value) && fileIds.Contains(f.Id)).Select(f => new KeptFile(f.Id, f.Name, f.Type, f.Length)).ToListAsync(cancellationToken);

    /// <summary>How far some files have got that a teacher sends, or is to send, to a document. Of those that have not begun nothing is said.</summary>
    public async Task<IReadOnlyList<SentFile>> Sent(Guid documentId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellationToken) => fileIds.Count == 0 ? [] :
        await db.Set<StoredFile>().AsNoTracking().Where(f => EF.Parameter(fileIds).Contains(f.Id))
            .Select(f => new SentFile(f.Id, f.TeacherId, f.DocumentId == documentId && f.ClearedAt == null, f.WholeAt != null)).ToListAsync(cancellationToken);

    /// <summary>Takes room for a file, or gives it back with a negative number; the room's row is locked from now on.</summary>
    /// <exception cref="RuleBrokenException">There is not so much room.</exception>
    internal async Task TakeRoom(Guid roomId, long bytes, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "FileRooms" ("RoomId", "Taken") VALUES ({roomId}, 0) ON CONFLICT DO NOTHING""", cancellationToken);
        var taken = await db.Database.ExecuteSqlAsync(
            $"""UPDATE "FileRooms" SET "Taken" = "Taken" + {bytes} WHERE "RoomId" = {roomId} AND ({bytes} <= 0 OR "Taken" + {bytes} <= {FileRoom.Largest})""", cancellationToken);
        if (taken == 0)
        {
            throw new RuleBrokenException("files.refused.full");
        }
    }
}

/// <summary>A file that is there.</summary>
/// <param name="Id">The file.</param>
/// <param name="Name">Its name, for whoever saves it; it ends as its content does.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Length">How many bytes it has.</param>
public sealed record KeptFile(Guid Id, string Name, string Type, int Length);

/// <summary>How far a file has got.</summary>
/// <param name="Id">The file.</param>
/// <param name="By">Who sends it.</param>
/// <param name="IsOfDocument">Whether it is the document's, and was not thrown away.</param>
/// <param name="IsWhole">Whether all of it is there.</param>
public sealed record SentFile(Guid Id, Guid By, bool IsOfDocument, bool IsWhole);
