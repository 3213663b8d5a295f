using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>What those who watch a cluster are told of its plans, after the commit.</summary>
internal sealed class PlanBroadcasts(TopicLog topics)
{
    /// <summary>A plan was begun.</summary>
    /// <returns>The number of the news, which orders the plans.</returns>
    public Task<long> PlanBegun(Guid clusterId, Guid planId, CancellationToken cancellationToken) => PlansChanged(clusterId, [planId], cancellationToken);

    /// <summary>Lists show plans differently.</summary>
    /// <returns>The number of the news.</returns>
    public Task<long> PlansChanged(Guid clusterId, IReadOnlyCollection<Guid> planIds, CancellationToken cancellationToken) =>
        topics.Tell(ClusterTopic.Of(clusterId), [LatestPlans.Fragment, .. planIds.Select(id => new FragmentName(PlanFragment.Kind, id).ToString())], cancellationToken);

    /// <summary>The fragment with the latest plans.</summary>
    internal sealed class LatestPlansFragment(PlanList plans) : IFragment
    {
        public string Name => LatestPlans.Fragment;

        public string Partial => "/Features/Plans/_LatestPlans.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await plans.LatestOf(topicId, cancellationToken);
    }

    /// <summary>The fragment of one plan in the list.</summary>
    internal sealed class PlanFragment(PlanList plans) : IFragment
    {
        public const string Kind = "plan";

        public string Name => Kind;

        public string Partial => "/Features/Plans/_Plan.cshtml";

        public string? Into => "plans";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await plans.Of(topicId).SingleOrDefaultAsync(p => p.Id == subject, cancellationToken);
    }
}
