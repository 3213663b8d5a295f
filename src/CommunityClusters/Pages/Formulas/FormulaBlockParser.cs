using Markdig.Parsers;
using Markdig.Syntax;

namespace CommunityClusters.Pages.Formulas;

/// <summary>Formulas of several lines, as the editor reads them.</summary>
internal sealed class FormulaBlockParser : BlockParser
{
    public FormulaBlockParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (!IsFence(processor))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new FormulaBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End) });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => IsFence(processor) ? BlockState.BreakDiscard : BlockState.Continue;

    private static bool IsFence(BlockProcessor processor) => processor.Line.AsSpan().Trim() is "$$";
}
