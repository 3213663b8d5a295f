using System.Globalization;
using System.Text;

namespace CommunityClusters.Pages;

/// <summary>A person as a small round picture: initials on one of six papers, always the same for the same person.</summary>
public static class Face
{
    private const int Papers = 6;

    /// <summary>The first letters of the first and the last word that has any.</summary>
    public static string Initials(string name)
    {
        var letters = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FirstLetter).Where(l => l.Length > 0).ToList();
        return letters.Count switch
        {
            0 => "?",
            1 => letters[0],
            _ => letters[0] + letters[^1],
        };
    }

    /// <summary>The number of the person's paper, from 1.</summary>
    public static int PaperOf(Guid id) => (id.ToByteArray()[15] % Papers) + 1;

    /// <summary>The class of the person's paper.</summary>
    public static string Css(Guid id) => PaperOf(id) switch
    {
        1 => "face",
        var n => string.Create(CultureInfo.InvariantCulture, $"face face--{n}"),
    };

    private static string FirstLetter(string word)
    {
        var first = word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit);
        return first == default ? "" : Rune.ToUpper(first, CultureInfo.CurrentCulture).ToString();
    }
}
