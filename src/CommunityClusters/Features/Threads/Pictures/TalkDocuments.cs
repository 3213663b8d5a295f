using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>The documents of talk: members give pictures and see them; to everybody else, also where the cluster is open, they are not there.</summary>
internal sealed class TalkDocuments(ClusterAccess clusters, PicturePen pictures) : IDocumentKind
{
    public const string Name = "talk";

    /// <summary>Four times the bytes to which phones scale a photograph.</summary>
    private static readonly TakenFiles Taken = new("post.picture.not-taken", LargestPicture: 1024 * 1024, LargestSound: 0);

    public string Kind => Name;

    public TakenFiles Files => Taken;

    public bool HasWords => false;

    public string TopicOf(Document document) => MembersTopic.Of(document.ClusterId!.Value);

    public async Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken)
    {
        var members = await clusters.MembersAmong(
            [.. asked.Select(a => a.Document.ClusterId!.Value).Distinct()], [.. asked.Select(a => a.Asked.TeacherId).Distinct()], cancellationToken);
        return asked.ToDictionary(a => a.Asked, a => members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId)) ? DocumentRight.Write : DocumentRight.None);
    }

    public Task FileArrives(Document document, Guid fileId, Guid by, CancellationToken cancellationToken) =>
        pictures.Arrives(document.ClusterId!.Value, fileId, by, cancellationToken);

    public object ReadingOf(Doc doc) => "";

    public Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken) => Task.CompletedTask;
}
