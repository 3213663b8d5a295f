using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>What those who watch a plan are told of its remarks, after the commit.</summary>
internal sealed class RemarkBroadcasts(ClustersDb db, TopicLog topics)
{
    /// <summary>A remark was answered.</summary>
    /// <returns>The number of the news, which orders the answers.</returns>
    public async Task<long> RemarkChanged(Guid planId, Guid remarkId, CancellationToken cancellationToken) =>
        await topics.Tell(ClusterTopic.Of(await ClusterOf(planId, cancellationToken)), [Named(planId, remarkId)], cancellationToken);

    /// <summary>A remark was made, closed, opened again or taken back: lists say how many of a plan's are open.</summary>
    /// <returns>The number of the news, which orders the remarks.</returns>
    public async Task<long> OpenRemarksChanged(Guid planId, Guid remarkId, CancellationToken cancellationToken) =>
        await topics.Tell(
            ClusterTopic.Of(await ClusterOf(planId, cancellationToken)), [Named(planId, remarkId), .. PlanBroadcasts.NamesOf(planId)], cancellationToken);

    private static string Named(Guid planId, Guid remarkId) => new FragmentName(RemarkFragment.Kind, remarkId, planId).ToString();

    private Task<Guid> ClusterOf(Guid planId, CancellationToken cancellationToken) =>
        db.Set<Plan>().Where(p => p.Id == planId).Select(p => p.ClusterId).SingleAsync(cancellationToken);

    /// <summary>The fragment of one remark with its answers; only those who have its plan open are sent it.</summary>
    internal sealed class RemarkFragment(RemarkList remarks) : IFragment
    {
        public const string Kind = "remark";

        public string Name => Kind;

        public string Partial => "/Features/Plans/Remarks/_Remark.cshtml";

        public string? Into => "remarks-open";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await remarks.Find(topicId, subject, cancellationToken);
    }
}
