using System.Text.RegularExpressions;
using CommunityClusters.Files;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>
/// A picture as a post's text has it, <c>![what it shows](/files/ID.jpg#800x600)</c>. The pictures of a post stand at the end of its text, each on a line
/// of its own.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Words">What it shows, in its author's words.</param>
/// <param name="File">Where it is.</param>
public sealed partial record PictureLine(string Line, string Words, FileAddress.Parts File)
{
    /// <summary>The most pictures of one post.</summary>
    public const int Most = 4;

    /// <summary>The longest words on what a picture shows, in characters.</summary>
    public const int LongestWords = 200;

    /// <summary>The longest line, every character of its words escaped.</summary>
    public const int Longest = (2 * LongestWords) + 80;

    private const string Between = "\n\n";

    /// <summary>The picture of a line; null where it is none.</summary>
    public static PictureLine? Read(string line) =>
        line.Length <= Longest && Form().Match(line) is { Success: true } match && FileAddress.Read(match.Groups["address"].Value) is { Shown: FileAddress.Shown.Picture } file
            ? new PictureLine(line, Escaped().Replace(match.Groups["words"].Value, "${letter}"), file)
            : null;

    /// <summary>What a text says, and the pictures below it.</summary>
    public static (string Words, IReadOnlyList<PictureLine> Pictures) Split(string text)
    {
        var lines = text.Split(Between);
        var pictures = lines.Reverse().Select(Read).TakeWhile(p => p is not null).OfType<PictureLine>().Take(Most).Reverse().ToList();
        return (string.Join(Between, lines.Take(lines.Length - pictures.Count)), pictures);
    }

    /// <summary>A text with pictures below it.</summary>
    public static string Join(string words, IEnumerable<PictureLine> pictures) =>
        string.Join(Between, new[] { words }.Where(w => w.Length > 0).Concat(pictures.Select(p => p.Line)));

    [GeneratedRegex(@"^!\[(?<words>([^\[\]\\]|\\.)*)\]\((?<address>/files/[^)\s]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\(?<letter>.)", RegexOptions.None, 1000)]
    private static partial Regex Escaped();
}
