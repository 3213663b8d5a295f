using System.IO.Compression;

namespace CommunityClusters.TakingAway;

/// <summary>A zip file that is written while it is sent.</summary>
internal static class Folder
{
    /// <summary>Writes one.</summary>
    /// <param name="output">Where it is written; nothing is read back from there.</param>
    /// <param name="fill">Puts in what belongs there, one file after the other.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static async Task Write(Stream output, Func<ZipArchive, Task> fill, CancellationToken cancellationToken)
    {
        await using var line = new Line(output);
        await using (var folder = await ZipArchive.CreateAsync(line, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            await fill(folder);
        }

        await line.FlushAsync(cancellationToken);
    }

    /// <summary>Puts in a file.</summary>
    /// <param name="folder">Into which.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="isSmall">Whether they are as few as they can be already, as those of a picture.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static async Task Put(this ZipArchive folder, string name, Stream bytes, bool isSmall, CancellationToken cancellationToken)
    {
        await using var entry = await folder.CreateEntry(name, isSmall ? CompressionLevel.NoCompression : CompressionLevel.Optimal).OpenAsync(cancellationToken);
        await bytes.CopyToAsync(entry, cancellationToken);
    }

    /// <summary>
    /// A server's line, on which nobody may write without letting go of the thread. The end of each file is written so: a few bytes, which
    /// are sent with the next.
    /// </summary>
    private sealed class Line(Stream output) : Stream
    {
        private readonly MemoryStream _late = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => _late.Write(buffer, offset, count);

        public override void Flush()
        {
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await SendLate(cancellationToken);
            await output.WriteAsync(buffer, cancellationToken);
        }

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await SendLate(cancellationToken);
            await output.FlushAsync(cancellationToken);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private async Task SendLate(CancellationToken cancellationToken)
        {
            if (_late.Length > 0)
            {
                await output.WriteAsync(_late.GetBuffer().AsMemory(0, (int)_late.Length), cancellationToken);
                _late.SetLength(0);
            }
        }
    }
}
