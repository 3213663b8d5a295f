using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.Pages.Formulas;

/// <summary>A formula within a line: <c>$x$</c>, or <c>$$x$$</c> for one that stands alone.</summary>
internal sealed class FormulaInline(string tex, bool isAlone) : LeafInline
{
    public string Tex { get; } = tex;

    public bool IsAlone { get; } = isAlone;
}

/// <summary>A formula of several lines, between two that say <c>$$</c>.</summary>
internal sealed class FormulaBlock(BlockParser parser) : LeafBlock(parser)
{
    public string Tex => string.Join('\n', Lines.ToString().Split('\n').Select(l => l.Trim()));
}
