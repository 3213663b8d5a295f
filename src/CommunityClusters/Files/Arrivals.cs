using System.Security.Cryptography;
using CommunityClusters.Files.Contents;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Files;

/// <summary>
/// Takes in the parts of files. Whether somebody may give one is asked before it is written to the disk, and again in the transaction that
/// counts it; the answer is given when both are there, so what was acknowledged is never sent again.
/// </summary>
internal sealed class Arrivals(IFileStore store) : IDisposable
{
    // Each holds a whole file in memory.
    private const int AtOnce = 3;

    private readonly SemaphoreSlim _looking = new(AtOnce);

    /// <summary>Keeps a part; with the last one the file is looked through and becomes whole, or is refused.</summary>
    /// <exception cref="RuleBrokenException">It is none that is taken.</exception>
    public async Task<Arrival> Take(IMediator mediator, Guid documentId, Guid fileId, int offset, ReadOnlyMemory<byte> bytes, Guid author, CancellationToken cancellationToken)
    {
        var file = await mediator.Send(new MayGiveFilePart(documentId, fileId, author), cancellationToken);
        var arrival = Arrival.Of(file);
        if (!arrival.IsWhole && offset == file.Arrived && bytes.Length > 0 && offset + bytes.Length <= file.Length)
        {
            await store.Keep(StoredFile.NameOfPart(fileId, file.Parts), bytes, cancellationToken);
            arrival = await mediator.Send(new GiveFilePart(documentId, fileId, offset, bytes.Length, author), cancellationToken);
        }

        return arrival.IsWhole || arrival.Arrived < file.Length ? arrival : await Finish(mediator, documentId, fileId, author, cancellationToken);
    }

    /// <summary>Goes on with a file of which all has come, where the answer to its last part was cut off.</summary>
    public async Task<Arrival> Finish(IMediator mediator, Guid documentId, Guid fileId, Guid author, CancellationToken cancellationToken)
    {
        var file = await mediator.Send(new MayGiveFilePart(documentId, fileId, author), cancellationToken);
        if (file.WholeAt is not null || file.Arrived < file.Length)
        {
            return Arrival.Of(file);
        }

        await _looking.WaitAsync(cancellationToken);
        try
        {
            var kept = Look(file, await Together(file, cancellationToken));
            await store.Keep(StoredFile.NameOfWhole(fileId), kept.Bytes, cancellationToken);
            var arrival = await mediator.Send(new FinishFile(documentId, fileId, kept.Bytes.Length, kept.Kind.Type, FileName.Ending(file.Name, kept.Kind.Ending), author), cancellationToken);
            await DropParts(file, cancellationToken);
            return arrival;
        }
        catch (RuleBrokenException)
        {
            if (await mediator.Send(new RefuseFile(documentId, fileId, author), cancellationToken))
            {
                await DropParts(file, cancellationToken);
            }

            throw;
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private static Content Look(StoredFile file, byte[] bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256
            ? Content.Of(bytes, file.Name)
            : throw new RuleBrokenException("files.refused.broken");

    private async Task<byte[]> Together(StoredFile file, CancellationToken cancellationToken)
    {
        var bytes = new byte[file.Length];
        var at = 0;
        for (var part = 0; part < file.Parts; part++)
        {
            await using var stream = await store.Open(StoredFile.NameOfPart(file.Id, part), cancellationToken);
            at += await stream.ReadAtLeastAsync(bytes.AsMemory(at), bytes.Length - at, throwOnEndOfStream: false, cancellationToken);
        }

        return at == bytes.Length ? bytes : throw new RuleBrokenException("files.refused.broken");
    }

    private async Task DropParts(StoredFile file, CancellationToken cancellationToken)
    {
        for (var part = 0; part < file.Parts; part++)
        {
            await store.Drop(StoredFile.NameOfPart(file.Id, part), cancellationToken);
        }
    }
}
