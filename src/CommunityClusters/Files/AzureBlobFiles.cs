using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CommunityClusters.Files;

/// <summary>
/// Files in a container of Azure Blob Storage. Written as a block and a list of one: the client's simpler calls need a package for
/// hashes that they would not use here.
/// </summary>
internal sealed class AzureBlobFiles(BlobContainerClient container) : IFileStore
{
    // Most pictures are no larger, and each reader holds as much in memory.
    private const int ReadAtOnce = 256 * 1024;

    private readonly Lock _making = new();
    private Task? _made;

    public async Task Keep(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await Made();
        var blob = container.GetBlockBlobClient(name);
        // A name of its own: of two that write the same, neither commits the other's block.
        var block = Convert.ToBase64String(Guid.NewGuid().ToByteArray());
        using var content = new MemoryStream(bytes.ToArray(), writable: false);
        await blob.StageBlockAsync(block, content, cancellationToken: cancellationToken);
        await blob.CommitBlockListAsync([block], cancellationToken: cancellationToken);
    }

    public async Task<Stream> Open(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadAtOnce }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            throw new FileNotFoundException("Nothing is kept under this name.", name, e);
        }
    }

    public async Task Drop(string name, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            // The container was not made yet: nothing is there.
        }
    }

    // Once a node; where it failed, asked again by the next.
    private Task Made()
    {
        lock (_making)
        {
            return _made = _made is null or { IsFaulted: true } or { IsCanceled: true } ? container.CreateIfNotExistsAsync() : _made;
        }
    }
}
