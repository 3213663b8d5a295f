using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Math = DocumentFormat.OpenXml.Math;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using ParagraphProperties = DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;
using Text = DocumentFormat.OpenXml.Wordprocessing.Text;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CommunityClusters.E2E.Support;

/// <summary>A plan as a teacher wrote it in Word, years ago.</summary>
internal static class Brought
{
    public const string Topic = "Newton’s third law in Word";

    /// <summary>The file, with a picture in its introduction.</summary>
    public static FilePayload Word(byte[] picture)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Style("Title", "Title"), Style("Kop1", "heading 1"));
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 0 }) { AbstractNumberId = 0 },
                new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
            var image = main.AddImagePart(ImagePartType.Jpeg);
            image.FeedData(new MemoryStream(picture));
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(new Body(
                Says(Topic, "Title"),
                Says("Learning objectives", "Kop1"), Item("Name both forces of a pair"), Item("Draw them"),
                Says("Introduction (10 min)", "Kop1"),
                new Paragraph(new Run(new Text("Pull a rope: ") { Space = SpaceProcessingModeValues.Preserve }), new Math.OfficeMath(new Math.Run(new Math.Text("F=ma")))),
                new Paragraph(new Run(Shows(main.GetIdOfPart(image), "Two teams at a rope"))),
                Says("Activity 2: the skateboard", "Kop1"),
                new Table(Row("Time", "What"), Row("10", "Push the wall"))));
        }

        return new FilePayload { Name = "plan.docx", MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Buffer = bytes.ToArray() };
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Style Style(string id, string name) => new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static Paragraph Says(string words, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(words)));

    private static Paragraph Item(string words) =>
        new(new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(words)));

    private static TableRow Row(params string[] cells) => new(cells.Select(c => new TableCell(new Paragraph(new Run(new Text(c))))));

    private static Drawing Shows(string part, string words) => new(new Wp.Inline(
        new Wp.Extent { Cx = 914400, Cy = 685800 },
        new Wp.DocProperties { Id = 1, Name = "Picture 1", Description = words },
        new Graphic(new GraphicData(new DocumentFormat.OpenXml.Drawing.Pictures.Picture(
            new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureProperties(
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualDrawingProperties { Id = 2, Name = "a" },
                new DocumentFormat.OpenXml.Drawing.Pictures.NonVisualPictureDrawingProperties()),
            new DocumentFormat.OpenXml.Drawing.Pictures.BlipFill(new Blip { Embed = part }, new Stretch(new FillRectangle())),
            new DocumentFormat.OpenXml.Drawing.Pictures.ShapeProperties())) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })));

    /// <summary>Chooses files on the page where one brings what one has, and waits until they were understood.</summary>
    public static async Task Choose(this IPage page, string way, params FilePayload[] files)
    {
        await page.Locator(string.Create(CultureInfo.InvariantCulture, $"[data-file={way}]")).SetInputFilesAsync(files);
        await Assertions.Expect(page.Locator("form[data-begins=brought]")).ToBeVisibleAsync();
    }
}
