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
        // Hardly anybody else: a letter of a member's costs one question.
        var others = asked.Where(a => !members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId))).Select(a => a.Document.ClusterId!.Value).Distinct().ToList();
        IReadOnlySet<Guid> open = others.Count == 0 ? new HashSet<Guid>() : await clusters.OpenAmong(others, cancellationToken);
        return asked.ToDictionary(a => a.Asked, a =>
            members.Contains((a.Document.ClusterId!.Value, a.Asked.TeacherId)) ? DocumentRight.Write
            : open.Contains(a.Document.ClusterId.Value) ? DocumentRight.Read : DocumentRight.None);
    }

    public object ReadingOf(Doc doc)
    {
        var about = PlanShape.AboutOf(doc);
        return (about.Topic, about.Subject, about.Minutes, about.Language, string.Join('\n', about.Grades));
    }

    public async Task Project(IReadOnlyCollection<(Document Document, Doc Doc)> changed, CancellationToken cancellationToken)
    {
        var docs = changed.ToDictionary(c => c.Document.Id, c => c.Doc);
        var begun = db.Set<Plan>().Local.Where(p => docs.ContainsKey(p.Id)).ToList();
        var others = docs.Keys.Except(begun.Select(p => p.Id)).ToList();
        var plans = others.Count == 0 ? begun : [.. begun, .. await db.Set<Plan>().Where(p => others.Contains(p.Id)).ToListAsync(cancellationToken)];
        var now = time.GetUtcNow();
        var shown = plans.Where(p => p.Says(docs[p.Id], now) && db.Entry(p).State != EntityState.Added).ToList();
        foreach (var ofCluster in shown.GroupBy(p => p.ClusterId).OrderBy(g => g.Key))
        {
            await broadcasts.PlansChanged(ofCluster.Key, [.. ofCluster.Select(p => p.Id)], cancellationToken);
        }

        foreach (var plan in plans)
        {
            await index.Follow(plan, docs[plan.Id], cancellationToken);
        }
    }
}
