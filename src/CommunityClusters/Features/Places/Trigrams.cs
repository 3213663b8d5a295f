using System.Collections.Frozen;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Places;

/// <summary>
/// Runs of three letters, by which a name is found although it was typed with a slip. Three letters of the basic plane make
/// one number, which both databases compare alike and quickly.
/// </summary>
internal static class Trigrams
{
    // Words that thousands of names share: they tell what kind of school it is, and would drown the word that tells which.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(StringComparer.Ordinal,
        "school", "skool", "primary", "prim", "primere", "laerskool", "secondary", "sec", "sek", "sekondere", "high", "hoerskool", "senior", "junior",
        "combined", "comb", "gekombineerde", "intermediate", "intermediere", "public", "private", "independent", "college", "academy", "lower", "higher",
        "upper", "middle", "comprehensive", "comp", "technical", "tech", "preparatory", "prep", "farm", "the", "of", "and", "p", "s", "h", "c", "i", "l", "j",
        "js", "jp", "sp", "ss", "sss", "cp", "lp", "hp", "ps", "hs", "ls", "pj", "pjs", "pf", "if", "cs", "cf", "ci", "circuit");

    /// <summary>The words of a name that tell it from others; all of them when there are no such words.</summary>
    public static IReadOnlyList<string> Telling(IReadOnlyList<string> words)
    {
        var telling = words.Where(w => !IsCommon(w)).ToList();
        return telling.Count > 0 ? telling : words;
    }

    /// <summary>Whether thousands of names have this folded word.</summary>
    public static bool IsCommon(string word) => Common.Contains(word);

    /// <summary>The trigrams by which a name is kept.</summary>
    public static HashSet<long> OfName(string name) => Of(Telling(Folding.Words(name)), lastIsBegun: false);

    /// <summary>The trigrams of what somebody has typed so far; its last word may only be begun.</summary>
    public static HashSet<long> OfTyped(IReadOnlyList<string> words) => Of(Telling(words), lastIsBegun: true);

    /// <summary>The trigrams of one word.</summary>
    public static HashSet<long> OfWord(string word) => Of([word], lastIsBegun: false);

    private static HashSet<long> Of(IReadOnlyList<string> words, bool lastIsBegun)
    {
        var found = new HashSet<long>();
        for (var w = 0; w < words.Count; w++)
        {
            // A space on either side makes the beginning and the end of a word count.
            var padded = lastIsBegun && w == words.Count - 1 ? $" {words[w]}" : $" {words[w]} ";
            for (var i = 0; i + 3 <= padded.Length; i++)
            {
                found.Add(((long)padded[i] << 32) | ((long)padded[i + 1] << 16) | padded[i + 2]);
            }
        }

        return found;
    }
}
