using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The documents of minutes: every member of the cluster writes, whoever has the chair, and nobody else reads.</summary>
internal sealed class MinutesDocuments(ClustersDb db, ClusterAccess clusters) : IDocumentKind
{
    public const string Name = "minutes";

    public string Kind => Name;

    public string TopicOf(Document document) => ClusterTopic.Of(document.ClusterId!.Value);

    public async Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken)
    {
        var members = await clusters.MembersAmong(
            [.. asked.Select(a => a.Document.ClusterId!.Value).Distinct()], [.. asked.Select(a => a.Asked.TeacherId).Distinct()], cancellationToken);
        return asked.ToDictionary(a => a.Asked, a => members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId)) ? DocumentRight.Write : DocumentRight.None);
    }

    public object ReadingOf(Doc doc) => $"{MinutesShape.IsBegun(doc)} {MinutesShape.DecidedIn(doc)}";

    public async Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken)
    {
        foreach (var (document, doc) in changed)
        {
            var (id, isBegun, decisions) = (document.Id, MinutesShape.IsBegun(doc), MinutesShape.DecidedIn(doc));
            await db.Set<KeptMinutes>().Where(m => m.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsBegun, isBegun).SetProperty(m => m.Decisions, decisions), cancellationToken);
        }
    }
}
