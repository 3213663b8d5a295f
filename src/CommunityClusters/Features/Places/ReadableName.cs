using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityClusters.Features.Places;

/// <summary>
/// Directories publish names in capitals; a name reads better as people write it. What is written so already stays as
/// it is, and so does what looks like an abbreviation: <c>STANFORD JP SCHOOL</c> becomes <c>Stanford JP School</c>.
/// </summary>
internal static partial class ReadableName
{
    private static readonly FrozenSet<string> Small = FrozenSet.Create(StringComparer.Ordinal,
        "OF", "THE", "AND", "FOR", "VAN", "DE", "DER", "DEN", "DU", "DIE", "EN", "VIR");

    private static readonly FrozenSet<string> Titles = FrozenSet.Create(StringComparer.Ordinal, "ST", "DR", "MT", "MR", "MRS", "FT", "NR");

    private static readonly FrozenSet<string> Initials = FrozenSet.Create(StringComparer.Ordinal, "CVO", "UCC", "SDA", "AME", "ECD", "NE");

    private static readonly FrozenSet<string> WordsOfTwo = FrozenSet.Create(StringComparer.Ordinal,
        "EL", "AL", "AN", "AT", "EK", "EN", "IN", "OF", "OM", "ON", "OP", "UP");

    /// <summary>The name as people would write it.</summary>
    public static string Of(string published) =>
        published.Count(char.IsLower) > published.Count(char.IsUpper) ? published : Word().Replace(published, m => Cased(m.Value, first: m.Index == 0, published, m.Index));

    private static string Cased(string word, bool first, string name, int at)
    {
        // eMALAHLENI, leSIZWE: the small letters are a prefix, and the name itself begins with the capital.
        var prefix = word.TakeWhile(char.IsLower).Count();
        if (prefix > 0 && prefix < word.Length)
        {
            return word[..prefix] + Capitalised(word[prefix..]);
        }

        // After an apostrophe stands an s of possession, or a surname: Bulube's, O'Reilly.
        if (at > 0 && name[at - 1] is '\'' or '’')
        {
            var surname = at > 1 && name[at - 2] is 'O' or 'D' && (at == 2 || !char.IsLetter(name[at - 3]));
            return surname ? Capitalised(word) : Lower(word);
        }

        return !first && Small.Contains(word) ? Lower(word)
            : Titles.Contains(word) ? Capitalised(word)
            : IsAbbreviation(word, name, at) ? word
            : Capitalised(word);
    }

    private static bool IsAbbreviation(string word, string name, int at) =>
        word.Length == 1 || Initials.Contains(word) || Roman().IsMatch(word) || BesideStroke(word, name, at)
        || (word.Length <= 4 && !Vowel().IsMatch(word))
        // Two letters that begin with a vowel are somebody's initials more often than a word: OR Tambo.
        || (word.Length == 2 && Vowel().IsMatch(word[..1]) && !Vowel().IsMatch(word[1..]) && !WordsOfTwo.Contains(word))
        || (word.Length == 2 && at + 2 < name.Length && name[at + 2] is '_' or >= '0' and <= '9');

    private static bool BesideStroke(string word, string name, int at)
    {
        var end = at + word.Length;
        return word.Length <= 2 && ((at > 0 && name[at - 1] == '/') || (end < name.Length && name[end] == '/'));
    }

    // Scottish surnames go on with a capital; isiXhosa names such as Mcumngco do not.
    private static string Capitalised(string word) =>
        Scottish().IsMatch(word) ? $"Mc{word[2]}{Lower(word[3..])}" : word[..1] + Lower(word[1..]);

    private static string Lower(string word) => word.ToLower(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^(X{0,2}(IX|IV|V?I{1,3}|V)|X{1,2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Roman();

    [GeneratedRegex("[AEIOUYÀ-ÖØ-Ý]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Vowel();

    [GeneratedRegex("^MC[BDFGKLNPQTV]..", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scottish();
}
