using System.Text;
using CommunityClusters.Files;
using CommunityClusters.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.TakingAway;

/// <summary>The text of what people wrote, as it was written, under the title and the headings of its parts.</summary>
internal sealed class MarkdownText
{
    private const int Below = 2;
    private const int Smallest = 6;

    private readonly IReadOnlyDictionary<Guid, string> _places;
    private readonly FileWords _says;
    private readonly HashSet<Guid> _left = [];

    private MarkdownText(IReadOnlyDictionary<Guid, string> places, FileWords says) => (_places, _says) = (places, says);

    /// <summary>The text.</summary>
    /// <param name="writing">What they wrote.</param>
    /// <param name="places">Where the files stand that go with it.</param>
    /// <param name="says">What is said of those that do not.</param>
    public static string Of(Writing writing, IReadOnlyDictionary<Guid, string> places, FileWords says) => new MarkdownText(places, says).Of(writing);

    private string Of(Writing writing)
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
            text.Append(part.Text.Trim().Length > 0 ? $"\n{Changed(part.Text.ReplaceLineEndings("\n")).TrimEnd()}\n" : "");
        }

        return _left.Count > 0 ? $"{text}\n---\n\n{_says.Left(_left.Count)}\n" : text.ToString();
    }

    private string Changed(string text)
    {
        var document = Markdown.ParseDocument(text);
        var changes = Headings(document).Concat(document.Descendants<LinkInline>().Select(l => Link(l, text)).OfType<Change>()).OrderBy(c => c.From).ThenByDescending(c => c.Length);
        var changed = new StringBuilder(text.Length);
        var at = 0;
        foreach (var change in changes)
        {
            // A picture in a link of which only words stay is among those words; two links may lead by one line to the same file.
            if (change.From >= at)
            {
                changed.Append(text, at, change.From - at).Append(change.To);
                at = change.From + change.Length;
            }
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }

    // A part's own headings stand below that of the part.
    private static IEnumerable<Change> Headings(MarkdownDocument document) =>
        document.Descendants<HeadingBlock>().Select(h => new Change(h.Span.Start, 0, new string('#', Math.Min(Below, Smallest - h.Level))));

    private Change? Link(LinkInline link, string text)
    {
        if (FileAddress.Read(link.Url) is not { } file)
        {
            return null;
        }

        if (_places.TryGetValue(file.FileId, out var place))
        {
            var address = link.Reference?.UrlSpan ?? link.UrlSpan;
            return new Change(address.Start, address.Length, string.Join('/', place.Split('/').Select(Uri.EscapeDataString)));
        }

        _left.Add(file.FileId);
        return new Change(link.Span.Start, link.Span.Length, _says.InPlaceOf(file.Shown, WordsOf(link, text)));
    }

    // As they were written; where another link stands among them, that is not told, and they are plain.
    private static string WordsOf(LinkInline link, string text) => link.LabelSpan is { IsEmpty: false } label
        ? text.Substring(label.Start, label.Length)
        : string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>What stands at a place instead of what was written.</summary>
    private sealed record Change(int From, int Length, string To);
}
