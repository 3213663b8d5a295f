using System.Globalization;
using CommunityClusters.Pages.Formulas;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using MarkdigTable = Markdig.Extensions.Tables.Table;

namespace CommunityClusters.TakingAway.Word;

/// <summary>Paragraphs, lists and tables, from Markdown's tree.</summary>
internal sealed class WordBlocks(WordLine line, WordNumbers numbers)
{
    // The title of the whole and the headings of its parts stand above those that were written.
    private const int Below = 1;
    private const int Smallest = 6;

    /// <summary>The paragraphs and tables of a text.</summary>
    public IEnumerable<OpenXmlElement> Of(ContainerBlock text) => text.SelectMany(b => Of(b, default));

    private IEnumerable<OpenXmlElement> Of(Block block, Place place) => block switch
    {
        HeadingBlock heading => [Line(WordStyles.Heading(Math.Min(heading.Level + Below, Smallest)), place, line.Of(heading.Inline))],
        FormulaBlock formula => [Turned(WordFormula.Alone(formula.Tex), place)],
        ParagraphBlock { Inline: { FirstChild: FormulaInline { IsAlone: true } formula } only } when only.LastChild == formula => [Turned(WordFormula.Alone(formula.Tex), place)],
        ParagraphBlock paragraph => [Line(place.Style, place, line.Of(paragraph.Inline))],
        CodeBlock code => code.Lines.ToString().Split('\n').Select(l => Line(WordStyles.Code, place, WordText.Runs(l, default))),
        ThematicBreakBlock => [new Paragraph(new ParagraphProperties(new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 1, Color = "auto" })))],
        QuoteBlock quote => quote.SelectMany(b => Of(b, place with { Style = WordStyles.Quote })),
        ListBlock list => OfList(list, place),
        MarkdigTable table => [WordTable.Of(table, line), new Paragraph()],
        ContainerBlock container => container.SelectMany(b => Of(b, place)),
        LeafBlock { Inline: { } inline } => [Line(place.Style, place, line.Of(inline))],
        _ => [],
    };

    private IEnumerable<OpenXmlElement> OfList(ListBlock list, Place place)
    {
        var level = Math.Min(place.Depth, WordNumbers.Deepest);
        var number = list.IsOrdered ? numbers.Ordered(level, int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1) : WordNumbers.Bullets;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var isTask = item is [ParagraphBlock { Inline.FirstChild: TaskList }, ..];
            foreach (var (index, block) in item.Index())
            {
                var inside = place with { Depth = place.Depth + 1, Style = WordStyles.Item, Number = index == 0 && !isTask ? number : null, HangsBy = index == 0 && isTask };
                foreach (var element in Of(block, inside))
                {
                    yield return element;
                }
            }
        }
    }

    private static Paragraph Line(string? style, Place place, IEnumerable<OpenXmlElement> pieces)
    {
        var properties = new ParagraphProperties();
        if (style is not null)
        {
            properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        }

        return Turned(new Paragraph([properties, .. pieces]), place);
    }

    private static Paragraph Turned(Paragraph paragraph, Place place)
    {
        if (place.Depth > 0)
        {
            var level = Math.Min(place.Depth - 1, WordNumbers.Deepest);
            var properties = paragraph.ParagraphProperties!;
            if (place.Number is { } number)
            {
                properties.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = number });
            }
            else
            {
                properties.Indentation = WordNumbers.Indent(level, place.HangsBy);
            }
        }

        WordText.TurnRound(paragraph);
        return paragraph;
    }

    /// <summary>Where a block stands: how deep in lists, and as what.</summary>
    private readonly record struct Place(int Depth, string? Style, int? Number, bool HangsBy);
}
