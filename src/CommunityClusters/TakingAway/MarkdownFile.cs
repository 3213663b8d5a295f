using System.IO.Compression;
using System.Text;
using CommunityClusters.Files;
using CommunityClusters.Files.Contents;

namespace CommunityClusters.TakingAway;

/// <summary>What people wrote together as Markdown, in a folder with its pictures and other files.</summary>
internal static class MarkdownFile
{
    public const string ContentType = "application/zip";
    public const string Ending = ".zip";

    /// <summary>Writes the folder.</summary>
    /// <param name="writing">What they wrote.</param>
    /// <param name="name">The name of the text in the folder, with its ending.</param>
    /// <param name="files">What goes with it.</param>
    /// <param name="says">What is said of files that do not.</param>
    /// <param name="output">Where it is written; nothing is read back from there.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static Task Write(Writing writing, string name, WritingFiles files, FileWords says, Stream output, CancellationToken cancellationToken) => Folder.Write(
        output,
        async folder =>
        {
            // The text comes last: only then it is known which of them were there.
            var places = await PutFiles(files, folder, cancellationToken);
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(MarkdownText.Of(writing, places, says)));
            await folder.Put(name, text, isSmall: false, cancellationToken);
        },
        cancellationToken);

    private static async Task<IReadOnlyDictionary<Guid, string>> PutFiles(WritingFiles files, ZipArchive folder, CancellationToken cancellationToken)
    {
        var places = new Dictionary<Guid, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.All)
        {
            await using var bytes = await files.Open(file.Id, cancellationToken);
            if (bytes is null)
            {
                continue;
            }

            places[file.Id] = FileNames.OneMore(PlaceOf(file), taken);
            await folder.Put(places[file.Id], bytes, FileKind.OfType(file.Type).IsInline, cancellationToken);
        }

        return places;
    }

    private static string PlaceOf(KeptFile file)
    {
        var name = FileNames.Of(Path.GetFileNameWithoutExtension(file.Name), "file", FileKind.OfType(file.Type).Ending);
        return $"{(file.Type.StartsWith("image/", StringComparison.Ordinal) ? "pictures" : "files")}/{name}";
    }
}
