using Markdig;
using Microsoft.AspNetCore.Html;

namespace CommunityClusters.Pages;

/// <summary>What people write, as HTML. Raw HTML in it is shown as it was typed, and links go only where a link may go.</summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UseAutoLinks().UseEmphasisExtras().UsePipeTables().UseSoftlineBreakAsHardlineBreak().Build();

    /// <summary>The HTML of a Markdown text.</summary>
    public static IHtmlContent ToHtml(string text)
    {
        var document = Markdig.Markdown.Parse(text, Pipeline);
        SafeLinks.MakeSafe(document);
        return new HtmlString(Markdig.Markdown.ToHtml(document, Pipeline));
    }

    /// <summary>Its first words without markup, for a preview of at most <paramref name="most"/> characters.</summary>
    public static string Preview(string text, int most = 200)
    {
        var plain = Markdig.Markdown.ToPlainText(text, Pipeline).ReplaceLineEndings(" ").Trim();
        return plain.Length <= most ? plain : string.Concat(plain.AsSpan(0, plain.LastIndexOf(' ', most) is > 0 and var end ? end : most), "…");
    }
}
