using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>A file, for whoever may read its document.</summary>
/// <param name="FileId">The file.</param>
public sealed record SeeFile(Guid FileId) : IQuery<SeeFile.Sheet>, IFileReaders
{
    /// <summary>The file.</summary>
    /// <param name="RoomId">The cluster, or the teacher, in whose room it lies.</param>
    /// <param name="Name">Its name, for whoever saves it.</param>
    /// <param name="Type">Its media type.</param>
    /// <param name="Content">Its bytes; whoever asked closes them.</param>
    public sealed record Sheet(Guid RoomId, string Name, string Type, Stream Content);

    internal sealed class Handler(StoredFileAccess files, IFileStore store) : IRequestHandler<SeeFile, Sheet>
    {
        public async Task<Sheet> Handle(SeeFile request, CancellationToken cancellationToken)
        {
            var file = await files.Whole.SingleAsync(f => f.Id == request.FileId, cancellationToken);
            return new Sheet(file.RoomId, file.Name, file.Type, await store.Open(StoredFile.NameOfWhole(file.Id), cancellationToken));
        }
    }
}
