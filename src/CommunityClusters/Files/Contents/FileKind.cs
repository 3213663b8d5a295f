namespace CommunityClusters.Files.Contents;

/// <summary>A kind of file that is taken.</summary>
/// <param name="Type">Its media type.</param>
/// <param name="Ending">How the names of such files end.</param>
/// <param name="IsInline">Whether it is shown, or played, where it stands; all else is saved.</param>
internal sealed record FileKind(string Type, string Ending, bool IsInline = false)
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", IsInline: true);
    public static readonly FileKind Png = new("image/png", ".png", IsInline: true);
    public static readonly FileKind WebP = new("image/webp", ".webp", IsInline: true);
    public static readonly FileKind Mp3 = new("audio/mpeg", ".mp3", IsInline: true);
    public static readonly FileKind Mp4Sound = new("audio/mp4", ".m4a", IsInline: true);
    public static readonly FileKind Aac = new("audio/aac", ".aac", IsInline: true);
    public static readonly FileKind Ogg = new("audio/ogg", ".ogg", IsInline: true);
    public static readonly FileKind WebmSound = new("audio/webm", ".weba", IsInline: true);
    public static readonly FileKind Wav = new("audio/wav", ".wav", IsInline: true);
    public static readonly FileKind Flac = new("audio/flac", ".flac", IsInline: true);
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    public static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    public static readonly FileKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");
    public static readonly FileKind PowerPoint = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx");
    public static readonly FileKind OpenText = new("application/vnd.oasis.opendocument.text", ".odt");
    public static readonly FileKind OpenSheet = new("application/vnd.oasis.opendocument.spreadsheet", ".ods");
    public static readonly FileKind OpenSlides = new("application/vnd.oasis.opendocument.presentation", ".odp");
    public static readonly FileKind Text = new("text/plain", ".txt");
    public static readonly FileKind Table = new("text/csv", ".csv");

    private static readonly FileKind[] All =
        [Jpeg, Png, WebP, Mp3, Mp4Sound, Aac, Ogg, WebmSound, Wav, Flac, Pdf, Word, Excel, PowerPoint, OpenText, OpenSheet, OpenSlides, Text, Table];

    /// <summary>The kind of a media type that was kept.</summary>
    public static FileKind OfType(string type) => All.First(k => k.Type == type);
}
