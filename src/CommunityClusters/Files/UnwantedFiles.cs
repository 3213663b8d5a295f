using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>The door by which a document lets go of files that were thrown away in it.</summary>
public sealed class UnwantedFiles(ClustersDb db)
{
    /// <summary>Nobody is shown them from now on, and their bytes go within the hour. Another document's are not touched.</summary>
    public Task Drop(Guid documentId, IReadOnlyCollection<Guid> fileIds, CancellationToken cancellationToken) =>
        fileIds.Count == 0 ? Task.CompletedTask
        : db.Set<StoredFile>().Where(f => f.DocumentId == documentId && EF.Parameter(fileIds).Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.DocumentId, (Guid?)null), cancellationToken);
}
