using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>The styles: Word's own names for headings, so that its outline, its screen reader and its contents know them.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Facts = "Subtitle";
    public const string Item = "ListParagraph";
    public const string Quote = "Quote";
    public const string Code = "Code";
    public const string CodeWords = "CodeWords";
    public const string Link = "Hyperlink";
    public const string Table = "TableGrid";

    private const string Face = "Calibri";
    private const string FaceOfOtherScripts = "Arial";
    private const string Monospace = "Consolas";
    private const int Levels = 6;
    private static readonly int[] Sizes = [32, 26, 24, 22, 22, 22];

    /// <summary>The style of a heading.</summary>
    public static string Heading(int level) => $"Heading{level.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>All styles, in a language.</summary>
    /// <param name="language">Its code.</param>
    public static Styles All(string language) => new(
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Face, HighAnsi = Face, EastAsia = Face, ComplexScript = FaceOfOtherScripts },
                new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "24" },
                new Languages { Val = language, Bidi = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "269", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Paragraph(Title, "Title", new StyleParagraphProperties(new KeepNext(), Space(0, 60)), Letters(40, isStrong: true)),
        Paragraph(Facts, "Subtitle", new StyleParagraphProperties(Space(0, 240)), new StyleRunProperties(new Color { Val = "444444" })),
        .. Enumerable.Range(1, Levels).Select(level => Paragraph(
            Heading(level), $"heading {level.ToString(CultureInfo.InvariantCulture)}",
            new StyleParagraphProperties(new KeepNext(), new KeepLines(), Space(level == 1 ? 320 : 200, 80), new OutlineLevel { Val = level - 1 }), Letters(Sizes[level - 1], isStrong: true))),
        Paragraph(Item, "List Paragraph", new StyleParagraphProperties(Space(0, 60)), null),
        Paragraph(Quote, "Quote", new StyleParagraphProperties(new Indentation { Left = "425" }), new StyleRunProperties(new Italic(), new ItalicComplexScript())),
        Paragraph(Code, "Code", new StyleParagraphProperties(Space(0, 0)), new StyleRunProperties(new RunFonts { Ascii = Monospace, HighAnsi = Monospace }, new NoProof(), new FontSize { Val = "20" })),
        Words(CodeWords, "Code Words", new StyleRunProperties(new RunFonts { Ascii = Monospace, HighAnsi = Monospace }, new NoProof())),
        Words(Link, "Hyperlink", new StyleRunProperties(new Color { Val = "1F4A8D" }, new Underline { Val = UnderlineValues.Single })),
        new Style(
            new StyleName { Val = "Table Grid" }, new PrimaryStyle(),
            new StyleParagraphProperties(Space(40, 40)),
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = Table },
    ]);

    private static Style Paragraph(string id, string name, StyleParagraphProperties paragraph, StyleRunProperties? letters)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = id == Item || id == Code ? id : "Normal" }, new PrimaryStyle(), paragraph)
        {
            Type = StyleValues.Paragraph, StyleId = id,
        };
        if (letters is not null)
        {
            style.Append(letters);
        }

        return style;
    }

    private static Style Words(string id, string name, StyleRunProperties letters) =>
        new(new StyleName { Val = name }, new PrimaryStyle(), letters) { Type = StyleValues.Character, StyleId = id };

    private static SpacingBetweenLines Space(int before, int after) =>
        new() { Before = before.ToString(CultureInfo.InvariantCulture), After = after.ToString(CultureInfo.InvariantCulture) };

    private static StyleRunProperties Letters(int size, bool isStrong)
    {
        var letters = new StyleRunProperties();
        if (isStrong)
        {
            letters.Append(new Bold(), new BoldComplexScript());
        }

        var half = size.ToString(CultureInfo.InvariantCulture);
        letters.Append(new FontSize { Val = half }, new FontSizeComplexScript { Val = half });
        return letters;
    }
}
