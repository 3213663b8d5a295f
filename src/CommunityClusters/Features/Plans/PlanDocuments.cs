using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>The documents of plans: a cluster's members write, and where it is open anyone signed in reads.</summary>
internal sealed class PlanDocuments(ClustersDb db, ClusterAccess clusters, PlanBroadcasts broadcasts, PlanIndex index, TimeProvider time) : IDocumentKind
{
    public const string Name = "plan";

    public string Kind => Name;

    public string TopicOf(Document document) => ClusterTopic.Of(document.ClusterId!.Value);

    public async Task<IReadOnlyDictionary<Asked, DocumentRight>> RightsOf(IReadOnlyCollection<(Asked Asked, Document Document)> asked, CancellationToken cancellationToken)
    {
        var clusterIds = asked.Select(a => a.Document.ClusterId!.Value).Distinct().ToList();
        var members = await clusters.MembersAmong(clusterIds, [.. asked.Select(a => a.Asked.TeacherId).Distinct()], cancellationToken);
        var open = await clusters.OpenAmong(clusterIds, cancellationToken);
        return asked.ToDictionary(a => a.Asked, a =>
            members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId)) ? DocumentRight.Write
            : open.Contains(a.Document.ClusterId.Value) ? DocumentRight.Read : DocumentRight.None);
    }

    public async Task Project(Document document, Doc doc, CancellationToken cancellationToken)
    {
        var plan = db.Set<Plan>().Local.FindEntry(document.Id)?.Entity ?? await db.Set<Plan>().SingleAsync(p => p.Id == document.Id, cancellationToken);
        if (plan.Says(doc, time.GetUtcNow()) && db.Entry(plan).State != EntityState.Added)
        {
            await broadcasts.PlanChanged(plan.ClusterId, plan.Id, cancellationToken);
        }

        await index.Follow(plan, doc, cancellationToken);
    }
}
