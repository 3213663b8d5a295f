using System.IO.Compression;
using CommunityClusters.Crdt;

namespace CommunityClusters.Documents.Moments;

/// <summary>A state as it is kept: plans are mostly text and ids, which become a third of their size.</summary>
internal static class MomentBytes
{
    public static byte[] Of(ReadOnlySpan<byte> state)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal))
        {
            brotli.Write(state);
        }

        return bytes.ToArray();
    }

    public static Doc Read(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var state = new MemoryStream();
        brotli.CopyTo(state);
        var doc = new Doc();
        doc.ApplyUpdate(state.GetBuffer().AsSpan(0, (int)state.Length));
        return doc;
    }
}
