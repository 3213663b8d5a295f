using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures.Picture;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace CommunityClusters.TakingAway.Word;

/// <summary>The pictures of a text, each once in the file however often it stands there.</summary>
internal sealed class WordPictures(MainDocumentPart part, IReadOnlyDictionary<Guid, WritingPicture> pictures)
{
    private const long UnitsInPixel = 9525;

    // The width of the page's text, and as much of its height as leaves room for words: 17 and 18 cm.
    private const long Widest = 17 * 360_000;
    private const long Highest = 18 * 360_000;

    private readonly Dictionary<Guid, string> _kept = [];
    private readonly Dictionary<string, Guid> _places = new(StringComparer.Ordinal);
    private uint _drawn;

    /// <summary>Which picture's bytes are to stand where in the file.</summary>
    public IReadOnlyDictionary<string, Guid> Places => _places;

    /// <summary>The picture, scaled to the page; null where there is none, and its words stand there.</summary>
    public Run? Of(Guid fileId, string words)
    {
        if (!pictures.TryGetValue(fileId, out var picture) || KindOf(picture) is not { } kind)
        {
            return null;
        }

        if (!_kept.TryGetValue(fileId, out var id))
        {
            var image = part.AddImagePart(kind);
            image.FeedData(Stream.Null);
            _kept[fileId] = id = part.GetIdOfPart(image);
            _places[image.Uri.OriginalString.TrimStart('/')] = fileId;
        }

        return Drawn(id, words, picture);
    }

    private Run Drawn(string id, string words, WritingPicture picture)
    {
        var (wide, high) = (picture.Width * UnitsInPixel, picture.Height * UnitsInPixel);
        var scale = Math.Min(1, Math.Min((double)Widest / wide, (double)Highest / high));
        var (width, height) = ((long)(wide * scale), (long)(high * scale));
        var number = ++_drawn;
        var says = WordText.Clean(words);
        return new Run(new Drawing(new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = number, Name = $"{number}", Description = says },
            new Graphic(new GraphicData(new Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = number, Name = $"{number}", Description = says }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new Blip { Embed = id }, new Stretch(new FillRectangle())),
                new P.ShapeProperties(
                    new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
                    new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }

    // Word reads no WebP.
    private static ImagePartType? KindOf(WritingPicture picture) => picture.ContentType switch
    {
        "image/jpeg" => ImagePartType.Jpeg,
        "image/png" => ImagePartType.Png,
        _ => null,
    };
}
