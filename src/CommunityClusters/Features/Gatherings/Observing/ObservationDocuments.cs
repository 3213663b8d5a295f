using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Files;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>The documents of observations: whose they are writes, and to everybody else they are not there, whatever they are members of.</summary>
internal sealed class ObservationDocuments(UnwantedFiles unwanted) : IDocumentKind
{
    public const string Name = "observation";

    /// <summary>Two minutes at more than twice the bytes that phones are asked for, and a photograph at four times those to which they scale it.</summary>
    private static readonly TakenFiles Taken = new("observation.file.not-taken", LargestPicture: 1024 * 1024, LargestSound: 600 * 1024);

    public string Kind => Name;

    public TakenFiles Files => Taken;

    // Their owner's right never ends but with the session, which closes its connections by itself.
    public string TopicOf(Document document) => $"teacher:{document.TeacherId}";

    public Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Asked, DocumentRight>>(
            asked.ToDictionary(a => a.Asked, a => a.Document.TeacherId == a.Asked.TeacherId ? DocumentRight.Write : DocumentRight.None));

    // No list, search or other page reads what is in it; but what is thrown away goes at once.
    public object ReadingOf(Doc doc) => string.Join(' ', ObservationShape.ThrownAwayIn(doc));

    public async Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken)
    {
        foreach (var (document, doc) in changed)
        {
            await unwanted.Drop(document.Id, ObservationShape.ThrownAwayIn(doc), cancellationToken);
        }
    }
}
