namespace CommunityClusters.Crdt.Encoding;

/// <summary>Text as .NET and JavaScript hold it, which may have halves of surrogate pairs; what is sent may not.</summary>
internal static class Utf16
{
    public const char Replacement = '\uFFFD';

    /// <summary>The text as every other replica will read it: a half becomes U+FFFD, which is as long.</summary>
    public static string WithoutHalves(this string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>Where in UTF-8 so many units of UTF-16 end; behind the pair where they end within one.</summary>
    public static int PlaceIn(ReadOnlySpan<byte> utf8, long units, out bool isWithinPair)
    {
        var place = 0;
        while (units > 0 && place < utf8.Length)
        {
            units -= utf8[place] >= 0xF0 ? 2 : 1;
            for (place++; place < utf8.Length && IsInside(utf8[place]); place++)
            {
                // A character counts where it begins.
            }
        }

        isWithinPair = units < 0;
        return place;
    }

    /// <summary>How many units of UTF-16 so many bytes of UTF-8 hold, without half a character.</summary>
    public static int UnitsIn(ReadOnlySpan<byte> utf8, int bytes)
    {
        var end = Math.Clamp(bytes, 0, utf8.Length);
        while (end > 0 && end < utf8.Length && IsInside(utf8[end]))
        {
            end--;
        }

        return System.Text.Encoding.UTF8.GetCharCount(utf8[..end]);
    }

    private static bool IsInside(byte one) => (one & 0xC0) == 0x80;
}
