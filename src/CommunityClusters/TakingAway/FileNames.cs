using System.Globalization;
using System.Text;

namespace CommunityClusters.TakingAway;

/// <summary>Names of files, from what people wrote.</summary>
internal static class FileNames
{
    private const int Longest = 80;
    private const string Forbidden = "\\/:*?\"<>|";

    // Names of devices, which some systems take for no file whatever their ending.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })];

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
        return (clean.Length == 0 ? otherwise : Devices.Contains(clean.Split('.')[0].TrimEnd(), StringComparer.OrdinalIgnoreCase) ? "_" + clean : clean) + ending;
    }

    /// <summary>A name that none of the others in its folder is taken for, whatever a system makes of capitals and of marks on letters.</summary>
    /// <param name="name">What it would be called.</param>
    /// <param name="taken">The names that are taken, to which it is added.</param>
    public static string OneMore(string name, HashSet<string> taken)
    {
        var ending = Path.GetExtension(name);
        var fresh = name;
        for (var number = 2; !taken.Add(fresh.Normalize().ToUpperInvariant()); number++)
        {
            fresh = $"{name[..^ending.Length]} ({number.ToString(CultureInfo.InvariantCulture)}){ending}";
        }

        return fresh;
    }

    private static IEnumerable<string> Elements(this TextElementEnumerator enumerator)
    {
        while (enumerator.MoveNext())
        {
            yield return enumerator.GetTextElement();
        }
    }
}
