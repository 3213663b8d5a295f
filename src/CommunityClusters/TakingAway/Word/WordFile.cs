using System.IO.Compression;
using CommunityClusters.Pages;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>What people wrote together, for Word and every program that reads its files.</summary>
internal sealed class WordFile
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Ending = ".docx";

    // A4 with two centimetres around it, in twentieths of a point.
    private const uint Width = 11906;
    private const uint Height = 16838;
    private const int Margin = 1134;

    private readonly byte[] _frame;
    private readonly IReadOnlyDictionary<string, Guid> _pictures;

    private WordFile(byte[] frame, IReadOnlyDictionary<string, Guid> pictures) => (_frame, _pictures) = (frame, pictures);

    /// <summary>The file, but for the bytes of its pictures.</summary>
    /// <param name="writing">What they wrote.</param>
    /// <param name="pictures">The pictures that stand in it.</param>
    /// <param name="says">What is said of other files.</param>
    public static WordFile Of(Writing writing, IReadOnlyDictionary<Guid, WritingPicture> pictures, FileWords says)
    {
        using var bytes = new MemoryStream();
        IReadOnlyDictionary<string, Guid> places;
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var part = file.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.All(writing.Language);
            part.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(
                new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            var drawn = new WordPictures(part, pictures);
            var line = new WordLine(part, drawn, says);
            var blocks = new WordBlocks(line, new WordNumbers(part));
            part.Document = new Document(new Body([.. Head(writing), .. writing.Parts.SelectMany(p => Part(p, blocks)), .. Foot(line, says), Page(part)]));
            file.PackageProperties.Title = WordText.Clean(writing.Title);
            file.PackageProperties.Language = writing.Language;
            places = drawn.Places;
        }

        return new WordFile(bytes.ToArray(), places);
    }

    /// <summary>Writes the file, with each picture as it is read: no two of them are in memory.</summary>
    /// <param name="output">Where it is written; nothing is read back from there.</param>
    /// <param name="open">Opens a picture.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task WriteTo(Stream output, Func<Guid, CancellationToken, Task<Stream?>> open, CancellationToken cancellationToken)
    {
        using var frame = new ZipArchive(new MemoryStream(_frame, writable: false), ZipArchiveMode.Read);
        await Folder.Write(output, Fill, cancellationToken);

        async Task Fill(ZipArchive file)
        {
            foreach (var part in frame.Entries)
            {
                var isPicture = _pictures.TryGetValue(part.FullName, out var id);
                await using var bytes = isPicture ? await open(id, cancellationToken) ?? Stream.Null : await part.OpenAsync(cancellationToken);
                await file.Put(part.FullName, bytes, isSmall: isPicture, cancellationToken);
            }
        }
    }

    // Asked once the parts are drawn.
    private static IEnumerable<OpenXmlElement> Foot(WordLine line, FileWords says) => line.Left == 0 ? [] : [Line(WordStyles.Facts, says.Left(line.Left))];

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
