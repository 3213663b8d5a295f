using System.IO.Compression;
using CommunityClusters.Files;
using CommunityClusters.Localisation;
using CommunityClusters.TakingAway;

namespace CommunityClusters.Tests.TakingAway;

/// <summary>What is written while it is sent, and what is read back of it.</summary>
internal static class Taking
{
    /// <summary>What is said of files in English.</summary>
    public static readonly FileWords Says = new(new Words());

    /// <summary>A text under one heading.</summary>
    public static Writing Writing(string text) => new("Lenses", [], "en", [new WritingPart("Introduction", "", text)]);

    /// <summary>All bytes of a file that is taken away.</summary>
    public static Task<byte[]> Bytes(this TakenFile file) => Bytes(file.WriteTo);

    /// <inheritdoc cref="Bytes(TakenFile)"/>
    public static async Task<byte[]> Bytes(Func<Stream, CancellationToken, Task> write)
    {
        using var bytes = new MemoryStream();
        await using (var line = new Line(bytes))
        {
            await write(line, TestContext.Current.CancellationToken);
        }

        return bytes.ToArray();
    }

    /// <summary>What a folder holds, by its names.</summary>
    public static IReadOnlyDictionary<string, byte[]> Unpacked(byte[] folder)
    {
        using var zip = new ZipArchive(new MemoryStream(folder), ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(e => e.FullName, Read, StringComparer.Ordinal);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Takes bytes as a server's line does: one after the other, and without making anybody wait.</summary>
    private sealed class Line(Stream to) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => to.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => to.WriteAsync(buffer, offset, count, cancellationToken);

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It waits for the line.");

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

/// <summary>Files in memory; what was not put in is lost.</summary>
internal sealed class Kept : IFileStore
{
    private readonly Dictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);
    private readonly List<KeptFile> _files = [];

    /// <summary>All of them, in the order in which they were put in.</summary>
    public WritingFiles Files => new(_files, this);

    public Guid Put(byte[] bytes, string name, string type)
    {
        var id = Loses(name, type);
        _bytes[StoredFile.NameOfWhole(id)] = bytes;
        return id;
    }

    /// <summary>One of which only the row is left.</summary>
    public Guid Loses(string name, string type)
    {
        var id = Guid.NewGuid();
        _files.Add(new KeptFile(id, name, type, 1));
        return id;
    }

    public Task<Stream> Open(string name, CancellationToken cancellationToken) =>
        _bytes.TryGetValue(name, out var bytes) ? Task.FromResult<Stream>(new MemoryStream(bytes)) : throw new FileNotFoundException();

    public Task Keep(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task Drop(string name, CancellationToken cancellationToken) => throw new NotSupportedException();
}
