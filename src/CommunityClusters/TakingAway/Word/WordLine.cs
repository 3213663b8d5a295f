using CommunityClusters.Files;
using CommunityClusters.Pages;
using CommunityClusters.Pages.Formulas;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.TakingAway.Word;

/// <summary>What stands within a line, from Markdown's tree.</summary>
/// <param name="part">The document, which keeps where links lead.</param>
/// <param name="pictures">The pictures that stand in the text.</param>
/// <param name="says">What is said of other files.</param>
internal sealed class WordLine(MainDocumentPart part, WordPictures pictures, FileWords says)
{
    public const string Open = "☐";
    public const string Done = "☑";

    private readonly HashSet<Guid> _left = [];

    /// <summary>Of how many files only words stand there.</summary>
    public int Left => _left.Count;

    /// <summary>The pieces of a line.</summary>
    public IEnumerable<OpenXmlElement> Of(ContainerInline? line, WordLook look = default)
    {
        for (var inline = line?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            foreach (var piece in Of(inline, look))
            {
                yield return piece;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Of(Inline inline, WordLook look) => inline switch
    {
        // The box is followed by a tab.
        LiteralInline { PreviousSibling: TaskList } first => WordText.Runs(first.Content.ToString().TrimStart(), look),
        LiteralInline literal => WordText.Runs(literal.Content.ToString(), look),
        CodeInline code => WordText.Runs(code.Content, look with { Code = true }),
        FormulaInline formula => [WordFormula.Of(formula.Tex)],
        TaskList task => WordText.Runs(task.Checked ? Done : Open, look).Append(new Run(new TabChar())),
        LineBreakInline => [new Run(new Break())],
        HtmlEntityInline entity => WordText.Runs(entity.Transcoded.ToString(), look),
        AutolinkInline link => Link(link.IsEmail ? "mailto:" + link.Url : link.Url, WordText.Runs(link.Url, look with { Link = true }), look),
        LinkInline link when FileAddress.Read(link.Url) is { } file => [.. File(link, file, look)],
        LinkInline { IsImage: true } picture => Of(picture, look),
        LinkInline link => Link(link.Url, Of(link, look with { Link = SafeLinks.Leads(link.Url) }), look),
        EmphasisInline emphasis => Of(emphasis, With(look, emphasis)),
        DelimiterInline delimiter => WordText.Runs(delimiter.ToLiteral(), look).Concat(Of(delimiter, look)),
        ContainerInline container => Of(container, look),
        _ => [],
    };

    private IEnumerable<Run> File(LinkInline link, FileAddress.Parts file, WordLook look)
    {
        var words = string.Concat(Of(link, look).Select(w => w.InnerText));
        if (link.IsImage && pictures.Of(file.FileId, words) is { } drawn)
        {
            return [drawn];
        }

        _left.Add(file.FileId);
        return WordText.Runs(says.InPlaceOf(file.Shown, words), look);
    }

    private IEnumerable<OpenXmlElement> Link(string? url, IEnumerable<OpenXmlElement> words, WordLook look) => SafeLinks.Leads(url)
        ? [new Hyperlink(words) { Id = part.AddHyperlinkRelationship(new Uri(WordText.Clean(url!)), isExternal: true).Id, History = true }]
        : words;

    private static WordLook With(WordLook look, EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('*' or '_', 2) => look with { Strong = true },
        ('*' or '_', _) => look with { Slanted = true },
        ('~', 2) => look with { Struck = true },
        ('~', _) => look with { Shift = -1 },
        ('^', _) => look with { Shift = 1 },
        ('+', _) => look with { Underlined = true },
        _ => look,
    };
}
