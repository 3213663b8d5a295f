using System.Text;

namespace CommunityClusters.Files.Contents;

/// <summary>A PNG picture without the words, times and camera data that may stand in it, and without what follows its end.</summary>
internal static class Png
{
    private const int HeadOfChunk = 8;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly string[] Drawing = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "hIST"];

    /// <summary>Its width and height, from its beginning alone.</summary>
    public static (int Width, int Height) SizeOf(ReadOnlyMemory<byte> head) => SizeIn(head[Math.Min(head.Length, Signature.Length + HeadOfChunk)..]);

    public static CleanPicture Clean(byte[] bytes)
    {
        var reading = new Reading(bytes);
        if (!reading.Take(Signature.Length).Span.SequenceEqual(Signature))
        {
            throw new DamagedException();
        }

        var kept = new MemoryStream(bytes.Length);
        kept.Write(Signature);
        var (width, height, isDrawn) = (0, 0, false);
        while (true)
        {
            var from = reading.At;
            var length = reading.Length32(bigEndian: true);
            var type = Encoding.Latin1.GetString(reading.Take(4).Span);
            var data = reading.Take(length);
            reading.Take(4);
            if ((from == Signature.Length) != (type == "IHDR"))
            {
                throw new DamagedException();
            }

            if (type == "IHDR")
            {
                (width, height) = SizeIn(data);
            }

            isDrawn |= type == "IDAT";
            if (Drawing.Contains(type, StringComparer.Ordinal))
            {
                kept.Write(bytes, from, reading.At - from);
            }
            else if (char.IsAsciiLetterUpper(type[0]) || !type.All(char.IsAsciiLetter))
            {
                // It says of itself that the picture cannot be drawn without it.
                throw new DamagedException();
            }

            if (type == "IEND")
            {
                return isDrawn ? new CleanPicture(width, height, kept.ToArray()) : throw new DamagedException();
            }
        }
    }
    private static (int Width, int Height) SizeIn(ReadOnlyMemory<byte> data)
    {
        var head = new Reading(data);
        return (head.Length32(bigEndian: true), head.Length32(bigEndian: true));
    }
}
