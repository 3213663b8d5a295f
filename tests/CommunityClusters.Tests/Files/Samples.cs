using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CommunityClusters.Tests.Files;

/// <summary>Small real files, and what phones write into them.</summary>
internal static class Samples
{
    /// <summary>What a phone writes about the place where a picture was taken.</summary>
    public const string Place = "GPS 26.2041 S 28.0473 E";

    /// <summary>A picture of 8 by 6 points, as a browser made it.</summary>
    public static byte[] Jpeg => Convert.FromBase64String("/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAb/xAAfEAABAwMFAAAAAAAAAAAAAAACAAEDBBEhBTFBUWH/xAAVAQEBAAAAAAAAAAAAAAAAAAABBP/EABcRAQADAAAAAAAAAAAAAAAAAAEAAjH/2gAMAwEAAhEDEQA/AJ+SpiLTo6ZqYBkArvM1rk2cbe98IiIKhklbLs//2Q==");

    /// <inheritdoc cref="Jpeg"/>
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAYAAAD+Bd/7AAAAPElEQVR4AYyMwQkAIAwDjy7iGL5cwA2c0FmcSqG04kO0hWtICJFUy3wh2I0GjkUqu6Du8uKF3ME5h74LCwAA///noBXtAAAABklEQVQDANvXEzX4rfPyAAAAAElFTkSuQmCC");

    /// <inheritdoc cref="Jpeg"/>
    public static byte[] WebP => Convert.FromBase64String("UklGRjACAABXRUJQVlA4WAoAAAAgAAAABwAABQAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggQgAAANABAJ0BKggABgACgEIlkALD4EABPYnAAP6t6TP4D7n9IL/hw5Gck88ptt6ObyP1xO7rIgvdH8k8E1jwjW+2vSsAAA==");

    /// <summary>The picture as a phone keeps it: with the place, a preview of it uncut, a comment, and more behind its end.</summary>
    public static byte[] JpegOfPhone =>
    [
        .. Jpeg[..2], .. Segment(0xE1, "Exif\0\0" + Place), .. Segment(0xE0, "JFXX\0preview"), .. Segment(0xED, "Photoshop 3.0\0" + Place), .. Segment(0xFE, Place),
        .. Segment(0xE2, "MPF\0" + Place), .. Jpeg[2..], .. Encoding.ASCII.GetBytes(Place),
    ];

    /// <inheritdoc cref="JpegOfPhone"/>
    public static byte[] PngOfPhone =>
    [
        .. Png[..33], .. Chunk("eXIf", Place), .. Chunk("tEXt", "Comment\0" + Place), .. Chunk("iTXt", Place), .. Chunk("zTXt", Place), .. Chunk("tIME", "1234567"), .. Chunk("acTL", "12345678"),
        .. Png[33..], .. Encoding.ASCII.GetBytes(Place),
    ];

    /// <inheritdoc cref="JpegOfPhone"/>
    public static byte[] WebPOfPhone
    {
        get
        {
            byte[] file = [.. WebP, .. Piece("EXIF", Place), .. Piece("XMP ", Place + "."), .. Piece("oddy", Place)];
            file[20] |= 0x0C;
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
            return [.. file, .. Encoding.ASCII.GetBytes(Place)];
        }
    }

    /// <summary>A sound in boxes, with what a phone wrote beside it.</summary>
    public static byte[] M4a => Boxes("soun");

    /// <summary>A film in the same boxes.</summary>
    public static byte[] Film => Boxes("vide");

    public static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF");

    public static byte[] Word => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"));

    public static byte[] WordWithMacros => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "Sub"));

    public static byte[] OpenText => Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o/>"));

    public static byte[] AnyZip => Zip(("virus.exe", "MZ"));

    private static byte[] Segment(byte marker, string content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. Encoding.Latin1.GetBytes(content)];

    private static byte[] Chunk(string type, string content) => [.. Big(content.Length), .. Encoding.Latin1.GetBytes(type), .. Encoding.Latin1.GetBytes(content), 0, 0, 0, 0];

    private static byte[] Piece(string type, string content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.Latin1.GetBytes(type), .. length, .. Encoding.Latin1.GetBytes(content), .. new byte[content.Length % 2]];
    }

    private static byte[] Boxes(string track)
    {
        var handler = Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(track), .. new byte[12]]);
        var about = Box("udta", Encoding.ASCII.GetBytes(Place));
        return [.. Box("ftyp", "M4A \0\0\0\0"u8.ToArray()), .. Box("moov", [.. Box("trak", Box("mdia", handler)), .. about]), .. Box("mdat", [1, 2, 3])];
    }

    private static byte[] Box(string type, byte[] content) => [.. Big(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] Big(int number)
    {
        var four = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, number);
        return four;
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.ASCII.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }
}
