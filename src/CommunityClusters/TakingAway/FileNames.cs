using System.Globalization;
using System.Text;

namespace CommunityClusters.TakingAway;

/// <summary>Names of files, from what people wrote.</summary>
internal static class FileNames
{
    private const int Longest = 80;
    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>A name that every system takes, in the script in which it was written.</summary>
    /// <param name="title">What was written.</param>
    /// <param name="otherwise">The name where nothing is left of it.</param>
    /// <param name="ending">The ending, with its dot.</param>
    public static string Of(string title, string otherwise, string ending)
    {
        var name = new StringBuilder();
        foreach (var letter in StringInfo.GetTextElementEnumerator(title).Elements().TakeWhile(e => name.Length + e.Length <= Longest))
        {
            name.Append(letter.Any(l => char.IsControl(l) || char.IsSurrogate(l) && letter.Length == 1 || Forbidden.Contains(l, StringComparison.Ordinal)) ? " " : letter);
        }

        var clean = string.Join(' ', name.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');
        return (clean.Length > 0 ? clean : otherwise) + ending;
    }

    private static IEnumerable<string> Elements(this TextElementEnumerator enumerator)
    {
        while (enumerator.MoveNext())
        {
            yield return enumerator.GetTextElement();
        }
    }
}
