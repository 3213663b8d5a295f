using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>The bullets and numbers of lists: real ones, with which Word goes on counting.</summary>
internal sealed class WordNumbers
{
    /// <summary>The deepest level that a list can have.</summary>
    public const int Deepest = 8;

    /// <summary>The number of all lists with bullets.</summary>
    public const int Bullets = 1;

    private const int Counted = 2;
    private const int Step = 425;
    private static readonly string[] Signs = ["•", "–", "▪"];
    private static readonly NumberFormatValues[] Counts = [NumberFormatValues.Decimal, NumberFormatValues.LowerLetter, NumberFormatValues.LowerRoman];

    private readonly Numbering _numbering;
    private int _latest = Bullets;

    public WordNumbers(MainDocumentPart part)
    {
        _numbering = new Numbering(
            new AbstractNum(Levels(l => (NumberFormatValues.Bullet, Signs[l % Signs.Length]))) { AbstractNumberId = Bullets, MultiLevelType = new MultiLevelType { Val = MultiLevelValues.HybridMultilevel } },
            new AbstractNum(Levels(l => (Counts[l % Counts.Length], $"%{(l + 1).ToString(CultureInfo.InvariantCulture)}."))) { AbstractNumberId = Counted, MultiLevelType = new MultiLevelType { Val = MultiLevelValues.Multilevel } },
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets });
        part.AddNewPart<NumberingDefinitionsPart>().Numbering = _numbering;
    }

    /// <summary>A list that counts from a number of its own.</summary>
    public int Ordered(int level, int start)
    {
        _latest++;
        _numbering.Append(new NumberingInstance(
            new AbstractNumId { Val = Counted },
            new LevelOverride(new StartOverrideNumberingValue { Val = Math.Max(0, start) }) { LevelIndex = level }) { NumberID = _latest });
        return _latest;
    }

    /// <summary>How far in an item stands.</summary>
    public static Indentation Indent(int level, bool hangs)
    {
        var indent = new Indentation { Left = In(level) };
        if (hangs)
        {
            indent.Hanging = Step.ToString(CultureInfo.InvariantCulture);
        }

        return indent;
    }

    private static string In(int level) => ((level + 1) * Step).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Level> Levels(Func<int, (NumberFormatValues Format, string Text)> of) => Enumerable.Range(0, Deepest + 1).Select(level => new Level(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = of(level).Format },
        new LevelText { Val = of(level).Text },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(Indent(level, hangs: true))) { LevelIndex = level });
}
