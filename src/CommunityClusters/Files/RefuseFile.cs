using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>A file was looked through and is none that is taken: its room is given back, and it can be begun again.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileId">The file.</param>
/// <param name="Author">The teacher on whose phone it lies.</param>
internal sealed record RefuseFile(Guid DocumentId, Guid FileId, Guid Author) : ICommand<bool>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, StoredFileAccess files, Caller caller) : IRequestHandler<RefuseFile, bool>
    {
        /// <summary>Whether it was there to be refused.</summary>
        public async Task<bool> Handle(RefuseFile request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            var mine = db.Set<StoredFile>().Where(f => f.Id == request.FileId && f.DocumentId == request.DocumentId && f.TeacherId == caller.Teacher && f.WholeAt == null);
            var file = await mine.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            if (file is null || await mine.ExecuteDeleteAsync(cancellationToken) == 0)
            {
                return false;
            }

            await files.TakeRoom(file.RoomId, -file.Length, cancellationToken);
            return true;
        }
    }
}
