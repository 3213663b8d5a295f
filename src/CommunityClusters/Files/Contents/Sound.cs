using System.Text;

namespace CommunityClusters.Files.Contents;

/// <summary>Sounds that browsers play. A film is none, although it is often kept in the same way.</summary>
internal static class Sound
{
    // Where a recording says of what kind its tracks are.
    private const int Head = 64 * 1024;
    private static readonly string[] Films = ["V_VP", "V_AV", "V_MPEG", "V_MS", "V_THEORA"];

    public static Content? Of(byte[] bytes) => bytes.AsSpan() switch
    {
        [(byte)'I', (byte)'D', (byte)'3', ..] => new Content(FileKind.Mp3, WithoutTag(bytes)),
        [0xFF, 0xF1 or 0xF9, ..] => new Content(FileKind.Aac, bytes),
        [0xFF, 0xF2 or 0xF3 or 0xFA or 0xFB, ..] => new Content(FileKind.Mp3, bytes),
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => Ogg(bytes),
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => new Content(FileKind.Flac, bytes),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => new Content(FileKind.Wav, bytes),
        [0x1A, 0x45, 0xDF, 0xA3, ..] => Webm(bytes),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => Mp4.Of(bytes),
        _ => null,
    };

    // Pictures and words about the sound stand before it; how long they are is written in sevens of bits.
    private static ReadOnlyMemory<byte> WithoutTag(byte[] bytes)
    {
        var rest = bytes.AsMemory();
        while (rest.Span.StartsWith("ID3"u8))
        {
            var tag = new Reading(rest, at: 5);
            var hasFoot = (tag.Byte() & 0x10) != 0;
            var length = 0;
            for (var i = 0; i < 4; i++)
            {
                length = (length << 7) | (tag.Byte() & 0x7F);
            }

            tag.Take(length + (hasFoot ? 10 : 0));
            rest = rest[tag.At..];
        }

        // Some writers leave zeros behind it.
        rest = rest[Math.Max(0, rest.Span.IndexOfAnyExcept((byte)0))..];
        return rest.Span is [0xFF, >= 0xE0, ..] ? rest : throw new DamagedException();
    }

    private static Content? Ogg(byte[] bytes)
    {
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, Head));
        var isFilm = head.IndexOf("theora"u8) >= 0;
        return !isFilm && (head.IndexOf("OpusHead"u8) >= 0 || head.IndexOf("\u0001vorbis"u8) >= 0 || head.IndexOf("Speex   "u8) >= 0) ? new Content(FileKind.Ogg, bytes) : null;
    }

    private static Content? Webm(byte[] bytes)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head));
        return head.Contains("webm", StringComparison.Ordinal) && head.Contains("A_", StringComparison.Ordinal) && !Films.Any(f => head.Contains(f, StringComparison.Ordinal))
            ? new Content(FileKind.WebmSound, bytes)
            : null;
    }
}
