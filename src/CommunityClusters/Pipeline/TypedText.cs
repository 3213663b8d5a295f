using System.Globalization;
using System.Text;

namespace CommunityClusters.Pipeline;

/// <summary>What people type, made fit to keep: composed (NFC), without control characters and direction overrides.</summary>
internal static class TypedText
{
    /// <summary>One line: white space of any kind becomes single spaces, none at the ends.</summary>
    public static string OneLine(this string? typed) =>
        string.Join(' ', Keep(typed, lines: false).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Many lines, ended by <c>\n</c>, no blank ones at the ends.</summary>
    public static string Lines(this string? typed) =>
        Keep(typed?.ReplaceLineEndings("\n"), lines: true).Trim();

    private static string Keep(string? typed, bool lines)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                kept.Append(lines && rune.Value is '\n' or '\t' ? (char)rune.Value : ' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && !IsDirectionOverride(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString().Normalize(NormalizationForm.FormC);
    }

    // An override would let one person's name turn the text around it; marks and joiners that scripts need stay.
    private static bool IsDirectionOverride(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
