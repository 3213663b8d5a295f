namespace CommunityClusters.Crdt.Encoding;

/// <summary>Text as .NET and JavaScript hold it, which may have halves of surrogate pairs; what is sent may not.</summary>
internal static class Utf16
{
    public const char Replacement = '\uFFFD';

    /// <summary>The text as every other replica will read it: a half becomes U+FFFD, which is as long.</summary>
    public static string WithoutHalves(this string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) : text;
}
