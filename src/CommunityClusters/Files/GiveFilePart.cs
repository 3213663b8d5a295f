using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>The next part of a file is on the disk. What came twice, or came after a twin, counts once.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="FileId">The file.</param>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Author">The teacher on whose phone it lay.</param>
internal sealed record GiveFilePart(Guid DocumentId, Guid FileId, int Offset, int Length, Guid Author) : ICommand<Arrival>, IDocumentWriters
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<GiveFilePart, Arrival>
    {
        public async Task<Arrival> Handle(GiveFilePart request, CancellationToken cancellationToken)
        {
            caller.MustBe(request.Author);
            var mine = db.Set<StoredFile>().Where(f => f.Id == request.FileId && f.DocumentId == request.DocumentId && f.TeacherId == caller.Teacher && f.ClearedAt == null);
            await mine.Where(f => f.WholeAt == null && f.Arrived == request.Offset && f.Arrived + request.Length <= f.Length).ExecuteUpdateAsync(
                s => s.SetProperty(f => f.Arrived, f => f.Arrived + request.Length).SetProperty(f => f.Parts, f => f.Parts + 1), cancellationToken);
            return Arrival.Of(await mine.AsNoTracking().SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException());
        }
    }
}
