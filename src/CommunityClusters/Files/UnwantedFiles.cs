using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>The door by which a document lets go of files that were thrown away in it.</summary>
public sealed class UnwantedFiles(ClustersDb db)
{
    /// <summary>Nobody is shown them from now on, and their bytes go within the hour. Another document's are not touched.</summary>
    public Task Drop(Guid documentId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellationToken) =>
        fileIds.Count == 0 ? Task.CompletedTask
        : Let(db.Set<StoredFile>().Where(f => f.DocumentId == documentId && EF.Parameter(fileIds).Contains(f.Id)), cancellationToken);

    /// <summary>The same of what one teacher sent; a colleague's file stays, whoever names it.</summary>
    public Task Drop(Guid documentId, IReadOnlyCollection<Guid> fileIds, Guid sentBy, CancellationToken cancellationToken) =>
        fileIds.Count == 0 ? Task.CompletedTask
        : Let(db.Set<StoredFile>().Where(f => f.DocumentId == documentId && f.TeacherId == sentBy && EF.Parameter(fileIds).Contains(f.Id)), cancellationToken);

    /// <summary>The same of what has been there since before some time, and is not among those that are used.</summary>
    public Task DropUnused(Guid documentId, IQueryable<Guid> used, DateTimeOffset before, CancellationToken cancellationToken) =>
        Let(db.Set<StoredFile>().Where(f => f.DocumentId == documentId && f.WholeAt < before && !used.Contains(f.Id)), cancellationToken);

    private static Task<int> Let(IQueryable<StoredFile> go, CancellationToken cancellationToken) =>
        go.ExecuteUpdateAsync(s => s.SetProperty(f => f.DocumentId, (Guid?)null), cancellationToken);
}
