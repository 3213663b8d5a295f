using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>
/// Asked before anything is written to the disk, which must not hold up the database: whether the caller may give the next part of a file,
/// and as which part it would be kept.
/// </summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileId">The file.</param>
/// <param name="Author">The teacher on whose phone it lay.</param>
internal sealed record MayGiveFilePart(Guid DocumentId, Guid FileId, Guid Author) : IQuery<StoredFile>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<MayGiveFilePart, StoredFile>
    {
        public async Task<StoredFile> Handle(MayGiveFilePart request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            return await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(
                f => f.Id == request.FileId && f.DocumentId == request.DocumentId && f.TeacherId == caller.Teacher && f.ClearedAt == null, cancellationToken)
                ?? throw new NotVisibleException();
        }
    }
}
