using CommunityClusters.Documents;
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
    internal sealed class Handler(ClustersDb db, DocumentAccess documents, StoredFileAccess files, Caller caller, TimeProvider time) : IRequestHandler<FinishFile, Arrival>
    {
        public async Task<Arrival> Handle(FinishFile request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            var mine = db.Set<StoredFile>().Where(f => f.Id == request.FileId && f.DocumentId == request.DocumentId && f.TeacherId == caller.Teacher && f.ClearedAt == null);
            var now = time.GetUtcNow();
            var before = await mine.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();
            var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == request.DocumentId, cancellationToken);
            var kind = documents.KindOf(document);
            kind.Files?.MustTake(request.Type, request.Length);
            await kind.FileArrives(document, request.FileId, caller.Teacher, cancellationToken);
            var finished = await mine.Where(f => f.WholeAt == null && f.Arrived == f.Length).ExecuteUpdateAsync(
                s => s.SetProperty(f => f.WholeAt, now).SetProperty(f => f.Length, request.Length).SetProperty(f => f.Type, request.Type).SetProperty(f => f.Name, request.Name),
                cancellationToken);
            if (finished == 1 && before.Length != request.Length)
            {
                // Without what stood in it about the place and the phone it is a little smaller.
                await files.TakeRoom(before.RoomId, request.Length - before.Length, cancellationToken);
            }

            if (kind.Files is not null)
            {
                // It may have been thrown away on another phone while it was on its way.
                await kind.Project([(document, await documents.Load(document.Id, cancellationToken))], cancellationToken);
            }

            return Arrival.Of(await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Id == request.FileId, cancellationToken));
        }
    }
}
