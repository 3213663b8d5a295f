using CommunityClusters.Pipeline;

namespace CommunityClusters.Files.Contents;

/// <summary>What a file is, told by its bytes and never by its name, and the bytes that are kept of it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Bytes">What is kept: a picture without what its phone wrote into it about the place, the time and itself.</param>
internal sealed record Content(FileKind Kind, ReadOnlyMemory<byte> Bytes)
{
    // What a cheap phone can show without running out of memory.
    private const long MostPixels = 25_000_000;
    private const int LongestSide = 16_000;

    /// <summary>Looks through a file.</summary>
    /// <exception cref="RuleBrokenException">It is none that is taken, or it is damaged.</exception>
    public static Content Of(byte[] bytes, string name)
    {
        try
        {
            return Picture(bytes) ?? Sound.Of(bytes) ?? Papers.Of(bytes, name) ?? throw new RuleBrokenException("files.refused.kind");
        }
        catch (DamagedException)
        {
            throw new RuleBrokenException("files.refused.damaged");
        }
    }

    private static Content? Picture(byte[] bytes)
    {
        var (kind, kept) = bytes.AsSpan() switch
        {
            [0xFF, 0xD8, 0xFF, ..] => (FileKind.Jpeg, Jpeg.Clean(bytes)),
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => (FileKind.Png, Png.Clean(bytes)),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => (FileKind.WebP, WebP.Clean(bytes)),
            _ => (null, null),
        };
        if (kind is null || kept is null)
        {
            return null;
        }

        if (kept.Width is < 1 or > LongestSide || kept.Height is < 1 or > LongestSide || (long)kept.Width * kept.Height > MostPixels)
        {
            throw new RuleBrokenException("files.refused.pixels");
        }

        return new Content(kind, kept.Bytes);
    }
}

/// <summary>A picture as it is kept.</summary>
/// <param name="Width">Its width in points.</param>
/// <param name="Height">Its height in points.</param>
/// <param name="Bytes">Its bytes.</param>
internal sealed record CleanPicture(int Width, int Height, byte[] Bytes);

/// <summary>The bytes begin as those of a kind and do not go on so.</summary>
internal sealed class DamagedException() : Exception("The file is not built as its kind is.");
