using System.IO.Compression;
using System.Text;
using CommunityClusters.Pages;
using Markdig.Syntax;

namespace CommunityClusters.TakingAway;

/// <summary>What people wrote together as Markdown, in a folder with its pictures.</summary>
internal static class MarkdownFile
{
    public const string ContentType = "application/zip";
    public const string Ending = ".zip";

    private const int Below = 2;
    private const int Smallest = 6;

    /// <summary>The folder.</summary>
    /// <param name="writing">What they wrote.</param>
    /// <param name="name">The name of the text in the folder, with its ending.</param>
    public static byte[] Of(Writing writing, string name)
    {
        using var bytes = new MemoryStream();
        using (var folder = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            using var text = new StreamWriter(folder.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            text.Write(Text(writing));
        }

        return bytes.ToArray();
    }

    /// <summary>The text, as it was written, under the title and the headings of its parts.</summary>
    public static string Text(Writing writing)
    {
        var text = new StringBuilder($"# {OneLine(writing.Title)}\n");
        foreach (var fact in writing.Facts)
        {
            text.Append('\n').Append(OneLine(fact)).Append('\n');
        }

        foreach (var part in writing.Parts)
        {
            var heading = part.Beside.Length > 0 ? $"{part.Heading} ({part.Beside})" : part.Heading;
            text.Append("\n## ").Append(OneLine(heading)).Append('\n');
            text.Append(part.Text.Trim().Length > 0 ? $"\n{Lowered(part.Text.ReplaceLineEndings("\n")).TrimEnd()}\n" : "");
        }

        return text.ToString();
    }

    // A part's own headings stand below that of the part.
    private static string Lowered(string text)
    {
        foreach (var heading in Markdown.ParseDocument(text).Descendants<HeadingBlock>().OrderByDescending(h => h.Span.Start))
        {
            text = text.Insert(heading.Span.Start, new string('#', Math.Min(Below, Smallest - heading.Level)));
        }

        return text;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
