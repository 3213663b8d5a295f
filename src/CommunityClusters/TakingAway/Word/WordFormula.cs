using CommunityClusters.TakingAway.Tex;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Math;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>A formula as Word draws and edits it; one that is not understood stays as it was written.</summary>
internal static class WordFormula
{
    private const string Face = "Cambria Math";

    /// <summary>Within a line.</summary>
    public static OpenXmlElement Of(string tex) => TexReader.Read(tex) is { } read ? new OfficeMath(Elements(read)) : AsWritten(tex);

    /// <summary>On a line of its own.</summary>
    public static W.Paragraph Alone(string tex)
    {
        var look = new W.ParagraphProperties(new W.Justification { Val = W.JustificationValues.Center });
        return TexReader.Read(tex) is { } read
            ? new W.Paragraph(look, new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), new OfficeMath(Elements(read))))
            : new W.Paragraph(look, AsWritten(tex));
    }

    private static W.Run AsWritten(string tex) => new(
        new W.RunProperties(new W.RunFonts { Ascii = Face, HighAnsi = Face }),
        new W.Text(WordText.Clean(tex.ReplaceLineEndings(" "))) { Space = SpaceProcessingModeValues.Preserve });

    private static IEnumerable<OpenXmlElement> Elements(TexNode node) => node switch
    {
        TexNode.Row row => row.Items.SelectMany(Elements),
        TexNode.Symbol sign => [Run(sign.Text, sign.Kind == SymbolKind.Letter ? null : new Style { Val = StyleValues.Plain })],
        // A name stands apart from what it is of.
        TexNode.Words words => [Run(TexSigns.IsName(words.Text) ? words.Text + "\u2009" : words.Text, new NormalText { Val = BooleanValues.On })],
        TexNode.Fraction part => [new Fraction(new Numerator(Elements(part.Over)), new Denominator(Elements(part.Under)))],
        TexNode.Root { Degree: { } degree } root => [new Radical(new Degree(Elements(degree)), new Base(Elements(root.Inside)))],
        TexNode.Root root => [new Radical(new RadicalProperties(new HideDegree { Val = BooleanValues.On }), new Degree(), new Base(Elements(root.Inside)))],
        TexNode.Scripts { Below: { } below, Above: { } above } scripts =>
            [new SubSuperscript(new Base(Elements(scripts.Base)), new SubArgument(Elements(below)), new SuperArgument(Elements(above)))],
        TexNode.Scripts { Below: { } below } scripts => [new Subscript(new Base(Elements(scripts.Base)), new SubArgument(Elements(below)))],
        TexNode.Scripts { Above: { } above } scripts => [new Superscript(new Base(Elements(scripts.Base)), new SuperArgument(Elements(above)))],
        TexNode.Fenced fenced =>
            [new Delimiter(new DelimiterProperties(new BeginChar { Val = fenced.Open }, new EndChar { Val = fenced.Close }), new Base(Elements(fenced.Inside)))],
        TexNode.Accent accent => [new Accent(new AccentProperties(new AccentChar { Val = accent.Mark }), new Base(Elements(accent.Inside)))],
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a formula."),
    };

    private static Run Run(string text, OpenXmlElement? look)
    {
        var run = new Run();
        if (look is not null)
        {
            run.Append(new RunProperties(look));
        }

        run.Append(
            new W.RunProperties(new W.RunFonts { Ascii = Face, HighAnsi = Face }),
            new Text(WordText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
