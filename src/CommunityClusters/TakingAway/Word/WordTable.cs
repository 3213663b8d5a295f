using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace CommunityClusters.TakingAway.Word;

/// <summary>A table, as wide as the page; its heads come again on the next one.</summary>
internal static class WordTable
{
    private const int Whole = 5000;

    public static Table Of(Markdig.Extensions.Tables.Table table, WordLine line)
    {
        var rows = table.OfType<Markdig.Extensions.Tables.TableRow>().ToList();
        var columns = rows.Max(r => r.Count);
        var drawn = rows.ConvertAll(r => Row(table, r, columns, line));
        var properties = new TableProperties(new TableStyle { Val = WordStyles.Table });
        if (Direction.IsRightToLeft(string.Concat(drawn.Select(r => r.InnerText))))
        {
            properties.Append(new BiDiVisual());
        }

        properties.Append(new TableWidth { Type = TableWidthUnitValues.Pct, Width = $"{Whole}" }, new TableLook { FirstRow = true });
        return new Table([properties, new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn())), .. drawn]);
    }

    private static TableRow Row(Markdig.Extensions.Tables.Table table, Markdig.Extensions.Tables.TableRow row, int columns, WordLine line)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.IsHeader)
        {
            properties.Append(new TableHeader());
        }

        return new TableRow(
        [
            properties,
            .. row.OfType<Markdig.Extensions.Tables.TableCell>().Select((cell, column) => Cell(cell, AlignmentOf(table, column), row.IsHeader, line)),
            .. Enumerable.Range(row.Count, columns - row.Count).Select(_ => new TableCell(new Paragraph())),
        ]);
    }

    private static TableCell Cell(Markdig.Extensions.Tables.TableCell cell, JustificationValues? alignment, bool isHead, WordLine line)
    {
        var paragraphs = cell.OfType<LeafBlock>().Select(b => new Paragraph([new ParagraphProperties(), .. line.Of(b.Inline, new WordLook { Strong = isHead })])).ToList();
        foreach (var paragraph in paragraphs)
        {
            if (alignment is { } way)
            {
                paragraph.ParagraphProperties!.Justification = new Justification { Val = way };
            }

            WordText.TurnRound(paragraph);
        }

        return new TableCell(paragraphs.DefaultIfEmpty(new Paragraph()));
    }

    private static JustificationValues? AlignmentOf(Markdig.Extensions.Tables.Table table, int column) => table.ColumnDefinitions.ElementAtOrDefault(column)?.Alignment switch
    {
        TableColumnAlign.Center => JustificationValues.Center,
        TableColumnAlign.Right => JustificationValues.Right,
        _ => null,
    };
}
