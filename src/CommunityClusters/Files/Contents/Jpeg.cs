namespace CommunityClusters.Files.Contents;

/// <summary>
/// A JPEG picture without what does not draw it: where and when it was taken and by which phone, previews of the uncut picture, comments,
/// whatever follows its end. Colour profiles stay.
/// </summary>
internal static class Jpeg
{
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte Comment = 0xFE;

    public static CleanPicture Clean(byte[] bytes)
    {
        var reading = new Reading(bytes);
        var kept = new MemoryStream(bytes.Length);
        kept.Write(reading.Take(2).Span);
        var (width, height) = (0, 0);
        while (true)
        {
            var marker = Marker(reading);
            if (marker == End)
            {
                kept.Write([0xFF, End]);
                return width > 0 ? new CleanPicture(width, height, kept.ToArray()) : throw new DamagedException();
            }

            var length = reading.UInt16();
            var segment = reading.Take(length - 2);
            if (IsFrame(marker))
            {
                (width, height) = SizeIn(segment);
            }

            if (Draws(marker, segment.Span))
            {
                kept.Write([0xFF, marker, (byte)(length >> 8), (byte)length]);
                kept.Write(segment.Span);
            }

            if (marker == Scan)
            {
                kept.Write(Drawn(bytes, reading).Span);
            }
        }
    }

    /// <summary>Its width and height, from its beginning alone.</summary>
    public static (int Width, int Height)? SizeOf(ReadOnlyMemory<byte> head)
    {
        var reading = new Reading(head, at: 2);
        for (var marker = Marker(reading); marker is not (End or Scan); marker = Marker(reading))
        {
            var segment = reading.Take(reading.UInt16() - 2);
            if (IsFrame(marker))
            {
                return SizeIn(segment);
            }
        }

        return null;
    }

    private static (int Width, int Height) SizeIn(ReadOnlyMemory<byte> segment)
    {
        // Sample precision first, then lines and points of each.
        var frame = new Reading(segment, at: 1);
        var (height, width) = (frame.UInt16(), frame.UInt16());
        return (width, height);
    }

    // Any number of FF may stand before the code.
    private static byte Marker(Reading reading)
    {
        if (reading.Byte() != 0xFF)
        {
            throw new DamagedException();
        }

        byte code;
        do
        {
            code = reading.Byte();
        }
        while (code == 0xFF);

        // No length follows these, and none of them stands between segments.
        return code is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) ? throw new DamagedException() : code;
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool Draws(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment.StartsWith("JFIF\0"u8) && HasNoPreview(segment),
        0xE2 => segment.StartsWith("ICC_PROFILE\0"u8),
        0xEE => segment.StartsWith("Adobe"u8),
        (>= 0xE0 and <= 0xEF) or Comment => false,
        (>= 0xC0 and <= 0xCF) or (>= 0xDA and <= 0xDF) => true,
        _ => throw new DamagedException(),
    };

    // Its last two bytes say how large a preview follows.
    private static bool HasNoPreview(ReadOnlySpan<byte> jfif) => jfif.Length == 14 && jfif[12] == 0 && jfif[13] == 0;

    // All up to the next marker; within it FF is followed by 00, or by the number of a restart.
    private static ReadOnlyMemory<byte> Drawn(byte[] bytes, Reading reading)
    {
        var at = reading.At;
        while (true)
        {
            var found = bytes.AsSpan(at).IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= bytes.Length)
            {
                throw new DamagedException();
            }

            at += found;
            if (bytes[at + 1] is not (0x00 or (>= 0xD0 and <= 0xD7)))
            {
                return reading.Take(at - reading.At);
            }

            at += 2;
        }
    }
}
