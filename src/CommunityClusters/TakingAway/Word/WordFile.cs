using CommunityClusters.Pages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>What people wrote together, for Word and every program that reads its files.</summary>
internal static class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Ending = ".docx";

    // A4 with two centimetres around it, in twentieths of a point.
    private const uint Width = 11906;
    private const uint Height = 16838;
    private const int Margin = 1134;

    public static byte[] Of(Writing writing, IReadOnlyDictionary<string, WritingPicture> pictures)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var part = file.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.All(writing.Language);
            part.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(
                new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var blocks = new WordBlocks(new WordLine(part, new WordPictures(part, pictures)), new WordNumbers(part));
            part.Document = new Document(new Body([.. Head(writing), .. writing.Parts.SelectMany(p => Part(p, blocks)), Page(part)]));
            file.PackageProperties.Title = WordText.Clean(writing.Title);
            file.PackageProperties.Language = writing.Language;
        }

        return bytes.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Head(Writing writing) =>
    [
        Line(WordStyles.Title, writing.Title),
        .. writing.Facts.Select(fact => Line(WordStyles.Facts, fact)),
    ];

    private static IEnumerable<OpenXmlElement> Part(WritingPart part, WordBlocks blocks) =>
    [
        Line(WordStyles.Heading(1), part.Beside.Length == 0 ? part.Heading : $"{part.Heading} ({part.Beside})"),
        .. blocks.Of(Markdown.ParseDocument(part.Text)),
    ];

    private static Paragraph Line(string style, string text)
    {
        var line = new Paragraph([new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } }, .. WordText.Runs(text, default)]);
        WordText.TurnRound(line);
        return line;
    }

    private static SectionProperties Page(MainDocumentPart part)
    {
        var foot = part.AddNewPart<FooterPart>();
        foot.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "PAGE" },
            new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }),
            new SimpleField(new Run(new Text("1"))) { Instruction = "NUMPAGES" }));
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = part.GetIdOfPart(foot) },
            new PageSize { Width = Width, Height = Height },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
    }
}
