using Markdig;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace CommunityClusters.Pages.Formulas;

/// <summary>Writes formulas as their TeX, which can be read; a script draws them where there is one.</summary>
internal sealed class FormulaHtml : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.Insert(0, new FormulaParser());
        pipeline.BlockParsers.InsertBefore<FencedCodeBlockParser>(new FormulaBlockParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is HtmlRenderer html)
        {
            html.ObjectRenderers.AddIfNotAlready(new InLines());
            html.ObjectRenderers.AddIfNotAlready(new Alone());
        }
    }

    private sealed class InLines : HtmlObjectRenderer<FormulaInline>
    {
        protected override void Write(HtmlRenderer renderer, FormulaInline formula) => renderer
            .Write(formula.IsAlone ? "<span class=\"formula formula--alone\" dir=\"ltr\">" : "<span class=\"formula\" dir=\"ltr\">")
            .WriteEscape(formula.Tex).Write("</span>");
    }

    private sealed class Alone : HtmlObjectRenderer<FormulaBlock>
    {
        protected override void Write(HtmlRenderer renderer, FormulaBlock formula) => renderer
            .EnsureLine().Write("<div class=\"formula formula--alone\" dir=\"ltr\">").WriteEscape(formula.Tex).WriteLine("</div>");
    }
}
