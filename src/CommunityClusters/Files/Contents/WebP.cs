using System.Buffers.Binary;
using System.Text;

namespace CommunityClusters.Files.Contents;

/// <summary>A WebP picture without its camera data and notes; its head no longer says that they are there.</summary>
internal static class WebP
{
    private const byte SaysExif = 0x08;
    private const byte SaysNotes = 0x04;
    private static readonly string[] Drawing = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    public static CleanPicture Clean(byte[] bytes)
    {
        var reading = new Reading(bytes, at: 4);
        var whole = reading.Length32(bigEndian: false);
        reading = new Reading(bytes.AsMemory(0, whole + 8L <= bytes.Length ? whole + 8 : throw new DamagedException()), at: 12);
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes, 0, 12);
        (int Width, int Height)? size = null;
        var isDrawn = false;
        while (!reading.IsAtEnd)
        {
            var type = Encoding.Latin1.GetString(reading.Take(4).Span);
            var length = reading.Length32(bigEndian: false);
            var data = reading.Take(length).ToArray();
            if (length % 2 == 1 && !reading.IsAtEnd)
            {
                reading.Take(1);
            }

            if (!Drawing.Contains(type, StringComparer.Ordinal))
            {
                continue;
            }

            size ??= SizeOf(type, data);
            isDrawn |= type is "VP8 " or "VP8L" or "ANMF";
            if (type == "VP8X")
            {
                data[0] &= unchecked((byte)~(SaysExif | SaysNotes));
            }

            kept.Write(Encoding.Latin1.GetBytes(type));
            kept.Write(Size(length));
            kept.Write(data);
            kept.Write(new byte[length % 2]);
        }

        var clean = kept.ToArray();
        Size(clean.Length - 8).CopyTo(clean, 4);
        return isDrawn && size is { } found ? new CleanPicture(found.Width, found.Height, clean) : throw new DamagedException();
    }

    // The first piece says it: of a simple picture the drawing itself, of any other its head.
    private static (int, int) SizeOf(string type, byte[] data) => (type, data.Length) switch
    {
        ("VP8X", >= 10) => (1 + Three(data, 4), 1 + Three(data, 7)),
        ("VP8 ", >= 10) when data[3] == 0x9D && data[4] == 0x01 && data[5] == 0x2A => (Two(data, 6) & 0x3FFF, Two(data, 8) & 0x3FFF),
        ("VP8L", >= 5) when data[0] == 0x2F => (1 + (Two(data, 1) & 0x3FFF), 1 + (int)((BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1)) >> 14) & 0x3FFF)),
        _ => throw new DamagedException(),
    };

    private static int Two(byte[] data, int at) => BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(at));

    private static int Three(byte[] data, int at) => data[at] | (data[at + 1] << 8) | (data[at + 2] << 16);

    private static byte[] Size(int length)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(four, length);
        return four;
    }
}
