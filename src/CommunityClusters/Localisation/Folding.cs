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

    /// <summary>A word where it stands in a text.</summary>
    /// <param name="Word">The word, folded.</param>
    /// <param name="Start">Its first character.</param>
    /// <param name="End">The one behind its last.</param>
    public readonly record struct Place(string Word, int Start, int End);

    /// <summary>Where in the text its words stand. A stretch of letters that folds into several words is each of them.</summary>
    public static IEnumerable<Place> Places(string text)
    {
        var start = -1;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isWord = Rune.IsLetterOrDigit(rune) || (start >= 0 && JoinsLetters(rune));
            if (isWord && start < 0)
            {
                start = at;
            }
            else if (!isWord && start >= 0)
            {
                foreach (var place in Folded(start, at))
                {
                    yield return place;
                }

                start = -1;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            foreach (var place in Folded(start, text.Length))
            {
                yield return place;
            }
        }

        IEnumerable<Place> Folded(int from, int to) => Words(text[from..to]).Select(word => new Place(word, from, to));
    }

    /// <summary>The folded words with one space between them.</summary>
    public static string Fold(string text) => string.Join(' ', Words(text));

    // Marks stand on letters, and an apostrophe within a word is left out as often as it is written.
    private static bool JoinsLetters(Rune rune) =>
        rune.Value is '\'' or '’' or '‘' or '`'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
