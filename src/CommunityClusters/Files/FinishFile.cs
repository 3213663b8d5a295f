using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>All of a file was looked through and lies on the disk as it will be read; from now on it is there for others.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileId">The file.</param>
/// <param name="Length">How many bytes are kept.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Author">The teacher on whose phone it lay.</param>
internal sealed record FinishFile(Guid DocumentId, Guid FileId, int Length, string Type, string Name, Guid Author) : ICommand<Arrival>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, StoredFileAccess files, Caller caller, TimeProvider time) : IRequestHandler<FinishFile, Arrival>
    {
        public async Task<Arrival> Handle(FinishFile request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            var mine = db.Set<StoredFile>().Where(f => f.Id == request.FileId && f.DocumentId == request.DocumentId && f.TeacherId == caller.Teacher && f.ClearedAt == null);
            var now = time.GetUtcNow();
            var before = await mine.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();
            var finished = await mine.Where(f => f.WholeAt == null && f.Arrived == f.Length).ExecuteUpdateAsync(
                s => s.SetProperty(f => f.WholeAt, now).SetProperty(f => f.Length, request.Length).SetProperty(f => f.Type, request.Type).SetProperty(f => f.Name, request.Name),
                cancellationToken);
            if (finished == 1 && before.Length != request.Length)
            {
                // Without what stood in it about the place and the phone it is a little smaller.
                await files.TakeRoom(before.RoomId, request.Length - before.Length, cancellationToken);
            }

            return Arrival.Of(await mine.AsNoTracking().SingleAsync(cancellationToken));
        }
    }
}
