using System.Globalization;
using System.Text;

namespace CommunityClusters.Localisation;

/// <summary>
/// Text made alike for searching: words of letters and digits, without case and marks. Whatever is searched and whatever is
/// typed into a search goes through here, so that both databases find the same things.
/// </summary>
internal static class Folding
{
    /// <summary>The folded words, in order: <c>St. Mary's Primêre</c> gives <c>st</c>, <c>marys</c>, <c>primere</c>.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (!JoinsLetters(rune) && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The folded words with one space between them.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text));

    // Marks stand on letters, and an apostrophe within a word is left out as often as it is written.
    private static bool JoinsLetters(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' or '`'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
