using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>How words within a line look.</summary>
internal readonly record struct WordLook(bool Strong, bool Slanted, bool Struck, bool Underlined, bool Code, bool Link, int Shift);

/// <summary>Words, as Word keeps them.</summary>
internal static class WordText
{
    /// <summary>The runs of a text: one for each way in which its letters run.</summary>
    public static IEnumerable<Run> Runs(string text, WordLook look) => Direction.Split(Clean(text)).Select(piece => new Run(
        Properties(look, piece.IsRightToLeft), new Text(piece.Text) { Space = SpaceProcessingModeValues.Preserve }));

    /// <summary>A text without what no such file can hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether a paragraph runs from right to left.</summary>
    public static void TurnRound(Paragraph paragraph)
    {
        if (Direction.IsRightToLeft(string.Concat(paragraph.Descendants<Text>().Select(t => t.Text))))
        {
            (paragraph.ParagraphProperties ??= new ParagraphProperties()).BiDi = new BiDi();
        }
    }

    // The order is the schema's.
    private static RunProperties Properties(WordLook look, bool isRightToLeft)
    {
        var properties = new RunProperties();
        if (look.Code || look.Link)
        {
            properties.Append(new RunStyle { Val = look.Link ? WordStyles.Link : WordStyles.CodeWords });
        }

        if (look.Strong)
        {
            properties.Append(new Bold(), new BoldComplexScript());
        }

        if (look.Slanted)
        {
            properties.Append(new Italic(), new ItalicComplexScript());
        }

        if (look.Struck)
        {
            properties.Append(new Strike());
        }

        if (look.Underlined)
        {
            properties.Append(new Underline { Val = UnderlineValues.Single });
        }

        if (look.Shift != 0)
        {
            properties.Append(new VerticalTextAlignment { Val = look.Shift > 0 ? VerticalPositionValues.Superscript : VerticalPositionValues.Subscript });
        }

        if (isRightToLeft)
        {
            properties.Append(new RightToLeftText());
        }

        return properties;
    }
}
