namespace CommunityClusters.Files.Contents;

/// <summary>How large a picture is that was looked through when it came, from its beginning alone.</summary>
internal static class PictureSize
{
    /// <summary>How much of its beginning says it: nothing long stands before it but a colour profile.</summary>
    public const int Head = 128 * 1024;

    /// <summary>Its width and height in points; null where its beginning does not say it.</summary>
    public static (int Width, int Height)? Of(ReadOnlyMemory<byte> head)
    {
        try
        {
            (int Width, int Height)? size = head.Span switch
            {
                [0xFF, 0xD8, ..] => Jpeg.SizeOf(head),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Png.SizeOf(head),
                _ => null,
            };
            return size is { Width: > 0, Height: > 0 } ? size : null;
        }
        catch (DamagedException)
        {
            return null;
        }
    }
}
