using CommunityClusters.Pages.Formulas;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace CommunityClusters.Pages;

/// <summary>What people write, as HTML. Raw HTML in it is shown as it was typed, and links go only where a link may go.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UseEmphasisExtras().UsePipeTables().UseSoftlineBreakAsHardlineBreak().Build();

    // What the editor shows: ticks and formulas; signs by which nobody means code or a heading are none.
    private static readonly MarkdownPipeline OfDocuments = Documents();

    // What is sent as a message: as people are used to write them on a phone.
    private static readonly MarkdownPipeline OfMessages = Messages();

    // A document's own headings stand below that of the part in which they are.
    private const int Below = 2;
    private const int Smallest = 6;

    // Nobody means lists in lists so deep. What is much deeper the library neither reads nor draws, and a page would not open any more.
    private const int Deepest = 40;

    private static readonly MarkdownPipeline OfPlainWords = PlainWords();

    /// <summary>The HTML of a Markdown text.</summary>
    public static IHtmlContent ToHtml(string text) => ToHtml(Parse(text, Pipeline), Pipeline);

    /// <summary>The HTML of a text that was written with the editor, as part of a page that has headings of its own.</summary>
    public static IHtmlContent DocumentToHtml(string text) => ToHtml(DocumentOf(text), OfDocuments);

    /// <summary>The same of a text some of whose words are marked.</summary>
    public static IHtmlContent DocumentToHtml(IEnumerable<MarkedWords> words)
    {
        var (text, marks) = MarkedText.WithSigns(words);
        var document = DocumentOf(text);
        SafeLinks.MakeSafe(document);
        MarkedText.Wrap(document, marks);
        return new HtmlString(MarkedText.WithoutSigns(Markdig.Markdown.ToHtml(document, OfDocuments)));
    }

    private static MarkdownDocument DocumentOf(string text)
    {
        var document = ParseDocument(text);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + Below, Smallest);
        }

        return document;
    }

    /// <summary>Whether formulas stand in one of the texts, and a page with them needs what draws them.</summary>
    public static bool HaveFormulas(IEnumerable<string> texts) =>
        texts.Any(t => t.Contains('$', StringComparison.Ordinal) && ParseDocument(t).Descendants().Any(d => d is FormulaInline or FormulaBlock));

    /// <summary>
    /// The tree of a message. One star makes bold and one wave strikes out, as in the messages that people send each other. A message's pictures stand below it:
    /// any other in its words is words.
    /// </summary>
    internal static MarkdownDocument ParseMessage(string text)
    {
        var document = Parse(text, OfMessages);
        foreach (var picture in document.Descendants<LinkInline>().Where(l => l.IsImage).ToList())
        {
            picture.ReplaceBy(new ContainerInline());
        }

        foreach (var emphasis in document.Descendants<EmphasisInline>().Where(e => e.DelimiterChar is '*' or '~'))
        {
            emphasis.DelimiterCount = 2;
        }

        SafeLinks.MakeSafe(document);
        return document;
    }

    /// <summary>The HTML of such a tree.</summary>
    internal static string MessageToHtml(MarkdownDocument message) => Markdig.Markdown.ToHtml(message, OfMessages);

    /// <summary>The tree of a text that was written with the editor.</summary>
    internal static MarkdownDocument ParseDocument(string text) => Parse(text, OfDocuments);

    /// <summary>Its first words without markup, for a preview of at most <paramref name="most"/> characters.</summary>
    public static string Preview(string text, int most = 200)
    {
        using var words = new StringWriter();
        var renderer = new HtmlRenderer(words) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.Render(Parse(text, Pipeline));
        var plain = words.ToString().ReplaceLineEndings(" ").Trim();
        return plain.Length <= most ? plain : string.Concat(plain.AsSpan(0, plain.LastIndexOf(' ', most) is > 0 and var end ? end : most), "…");
    }

    // A text that is nested too deep is shown as it was typed.
    private static MarkdownDocument Parse(string text, MarkdownPipeline pipeline)
    {
        try
        {
            var document = Markdig.Markdown.Parse(text, pipeline);
            return IsDeeper(document, Deepest) ? AsTyped() : document;
        }
        catch (ArgumentException)
        {
            return AsTyped();
        }

        MarkdownDocument AsTyped() => Markdig.Markdown.Parse(text, OfPlainWords);
    }

    private static bool IsDeeper(MarkdownObject part, int than) => than == 0 || part switch
    {
        ContainerBlock blocks => blocks.Any(b => IsDeeper(b, than - 1)),
        LeafBlock { Inline: { } inlines } => IsDeeper(inlines, than - 1),
        ContainerInline inlines => inlines.Any(i => IsDeeper(i, than - 1)),
        _ => false,
    };

    private static HtmlString ToHtml(MarkdownDocument document, MarkdownPipeline pipeline)
    {
        SafeLinks.MakeSafe(document);
        return new HtmlString(Markdig.Markdown.ToHtml(document, pipeline));
    }

    // Nobody means a heading by a number sign, nor bold by the stars of 2*3*4.
    private static MarkdownPipeline Messages()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript).UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.RemoveAll(p => p is IndentedCodeBlockParser or HeadingBlockParser);
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        var signs = builder.InlineParsers.Find<EmphasisInlineParser>()!.EmphasisDescriptors;
        signs.RemoveAll(s => s.Character == '*');
        signs.Add(new EmphasisDescriptor('*', 1, 2, enableWithinWord: false));
        return builder.Build();
    }

    private static MarkdownPipeline PlainWords()
    {
        var builder = new MarkdownPipelineBuilder().UseSoftlineBreakAsHardlineBreak().UsePreciseSourceLocation();
        builder.BlockParsers.RemoveAll(p => p is not ParagraphBlockParser);
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        builder.InlineParsers.RemoveAll(p => p is not LineBreakInlineParser);
        return builder.Build();
    }

    private static MarkdownPipeline Documents()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml().UseAutoLinks().UseEmphasisExtras().UsePipeTables().UseTaskLists().Use<FormulaHtml>().UseSoftlineBreakAsHardlineBreak().UsePreciseSourceLocation();
        builder.BlockParsers.RemoveAll(p => p is IndentedCodeBlockParser);
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false;
        return builder.Build();
    }
}
