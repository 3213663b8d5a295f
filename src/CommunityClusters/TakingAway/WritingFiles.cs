using CommunityClusters.Files;
using CommunityClusters.Files.Contents;
using CommunityClusters.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.TakingAway;

/// <summary>The files that go with a text, in the order in which it speaks of them.</summary>
internal sealed class WritingFiles(IReadOnlyList<KeptFile> files, IFileStore store)
{
    public IReadOnlyList<KeptFile> All => files;

    /// <summary>The files of which a text speaks, in order and each once.</summary>
    public static IEnumerable<Guid> SpokenOf(Writing writing) => writing.Parts
        .SelectMany(p => Markdown.ParseDocument(p.Text).Descendants<LinkInline>()).Select(l => FileAddress.Read(l.Url)?.FileId).OfType<Guid>().Distinct();

    /// <summary>The bytes of a file; null where the store has lost it.</summary>
    public async Task<Stream?> Open(Guid fileId, CancellationToken cancellationToken)
    {
        try
        {
            return await store.Open(StoredFile.NameOfWhole(fileId), cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Those that are pictures which every program draws, with their sizes: what a text says of a size may be wrong.</summary>
    public async Task<IReadOnlyDictionary<Guid, WritingPicture>> Pictures(CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<Guid, WritingPicture>();
        var head = new byte[PictureSize.Head];
        foreach (var file in files)
        {
            await using var bytes = await Open(file.Id, cancellationToken);
            var length = bytes is null ? 0 : await bytes.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
            if (PictureSize.Of(head.AsMemory(0, length)) is { } size)
            {
                pictures[file.Id] = new WritingPicture(file.Type, size.Width, size.Height);
            }
        }

        return pictures;
    }
}
