using System.Globalization;
using System.Text;
using CommunityClusters.Files;
using CommunityClusters.Pages;
using CommunityClusters.Pages.Formulas;
using CommunityClusters.TakingAway.Tex;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.TakingAway;

/// <summary>What people wrote together as a message for WhatsApp, which has bold, italics and lists of its own.</summary>
/// <param name="says">What is said of files, which stand in no message.</param>
internal sealed class MessageText(FileWords says)
{
    private const string Indent = "  ";

    /// <summary>The message: at most so long, and then it says where the rest is.</summary>
    /// <param name="writing">What they wrote.</param>
    /// <param name="end">What stands at its end: where the whole of it is.</param>
    /// <param name="most">How many characters it may have.</param>
    public string Of(Writing writing, string end, int most)
    {
        var text = new StringBuilder($"*{writing.Title}*\n{string.Join('\n', writing.Facts)}".Trim());
        var isCut = false;
        foreach (var paragraph in writing.Parts.SelectMany(Paragraphs))
        {
            if (text.Length + paragraph.Length + end.Length + 10 > most)
            {
                isCut = true;
                break;
            }

            text.Append(paragraph);
        }

        return $"{text}{(isCut ? "\n\n…" : "")}\n\n{end}";
    }

    /// <summary>A text as such a message.</summary>
    public string Of(string markdown) => string.Join("\n\n", Markdown.ParseDocument(markdown).Select(b => Of(b).TrimEnd()).Where(b => b.Length > 0));

    private IEnumerable<string> Paragraphs(WritingPart part)
    {
        var blocks = Markdown.ParseDocument(part.Text).Select(b => Of(b).TrimEnd()).Where(b => b.Length > 0).ToList();
        if (blocks.Count > 0)
        {
            // A heading without what it is the heading of says nothing.
            yield return $"\n\n*{part.Heading}*{(part.Beside.Length > 0 ? $" ({part.Beside})" : "")}\n{blocks[0]}";
        }

        foreach (var block in blocks.Skip(1))
        {
            yield return $"\n\n{block}";
        }
    }

    private string Of(Block block) => block switch
    {
        HeadingBlock heading => Marked(Of(heading.Inline), "*"),
        ThematicBreakBlock => "———",
        FormulaBlock formula => TexText.Of(formula.Tex),
        CodeBlock code => $"```{code.Lines.ToString().TrimEnd()}```",
        LeafBlock leaf => Of(leaf.Inline),
        QuoteBlock quote => string.Join('\n', Inside(quote, "\n").Split('\n').Select(l => $"> {l}")),
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select((item, place) => Item(list, item, place))),
        Table table => string.Join('\n', table.OfType<TableRow>().Select(Row)),
        ContainerBlock container => Inside(container, "\n"),
        _ => "",
    };

    private string Inside(ContainerBlock container, string between) => string.Join(between, container.Select(b => Of(b).TrimEnd()).Where(b => b.Length > 0));

    private string Item(ListBlock list, ListItemBlock item, int place)
    {
        var first = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        var mark = item is [ParagraphBlock { Inline.FirstChild: TaskList }, ..] ? "" : list.IsOrdered ? $"{(first + place).ToString(CultureInfo.InvariantCulture)}. " : "- ";
        return mark + Inside(item, "\n").Replace("\n", "\n" + Indent, StringComparison.Ordinal);
    }

    private string Row(TableRow row)
    {
        var line = string.Join(" | ", row.OfType<TableCell>().Select(c => Inside(c, " ").ReplaceLineEndings(" ")));
        return row.IsHeader ? Marked(line, "*") : line;
    }

    private string Of(ContainerInline? line)
    {
        var text = new StringBuilder();
        for (var inline = line?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            text.Append(Of(inline));
        }

        return text.ToString();
    }

    private string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => $"`{code.Content}`",
        FormulaInline formula => TexText.Of(formula.Tex),
        TaskList task => task.Checked ? "☑" : "☐",
        LineBreakInline => "\n",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        AutolinkInline link => link.Url,
        LinkInline link when FileAddress.Read(link.Url) is { } file => says.InPlaceOf(file.Shown, Of((ContainerInline)link)),
        LinkInline { IsImage: false } link when SafeLinks.Leads(link.Url) => Link(Of((ContainerInline)link), link.Url!),
        EmphasisInline emphasis => Marked(Of((ContainerInline)emphasis), MarkOf(emphasis)),
        DelimiterInline delimiter => delimiter.ToLiteral() + Of((ContainerInline)delimiter),
        ContainerInline container => Of(container),
        _ => "",
    };

    private static string Link(string words, string url) => words.Length == 0 || url.EndsWith(words, StringComparison.Ordinal) ? url : $"{words} ({url})";

    private static string MarkOf(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('*' or '_', 2) => "*",
        ('*' or '_', _) => "_",
        ('~', 2) => "~",
        _ => "",
    };

    // Marks hold within a line only, and close to its words; a line that has one already would end it.
    private static string Marked(string words, string mark) => mark.Length == 0 ? words : string.Join('\n', words.Split('\n').Select(line =>
        line.Trim() is { Length: > 0 } inner && !inner.Contains(mark, StringComparison.Ordinal) ? line.Replace(inner, mark + inner + mark, StringComparison.Ordinal) : line));
}
