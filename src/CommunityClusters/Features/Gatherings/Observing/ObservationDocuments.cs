using CommunityClusters.Crdt;
using CommunityClusters.Documents;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>The documents of observations: whose they are writes, and to everybody else they are not there, whatever they are members of.</summary>
internal sealed class ObservationDocuments : IDocumentKind
{
    public const string Name = "observation";

    public string Kind => Name;

    // Their owner's right never ends but with the session, which closes its connections by itself.
    public string TopicOf(Document document) => $"teacher:{document.TeacherId}";

    public Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<Asked, DocumentRight>>(
            asked.ToDictionary(a => a.Asked, a => a.Document.TeacherId == a.Asked.TeacherId ? DocumentRight.Write : DocumentRight.None));

    // No list, search or other page reads what is in it.
    public object ReadingOf(Doc doc) => Name;

    public Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken) => Task.CompletedTask;
}
