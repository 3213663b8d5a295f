using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Decisions;

/// <summary>What members are told of decisions, after the commit: how many have voted, and what came out. Never who, and while it is open never what.</summary>
internal sealed class DecisionBroadcasts(TopicLog topics)
{
    /// <summary>Lets nobody else vote, count or put a question in the cluster until the commit. Comes first in what does.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(MembersTopic.Of(clusterId), cancellationToken);

    /// <summary>A decision came, or looks different.</summary>
    /// <returns>The number of the news, which orders what came.</returns>
    public Task<long> Changed(Guid clusterId, Guid decisionId, CancellationToken cancellationToken) =>
        topics.Tell(MembersTopic.Of(clusterId), [new FragmentName(DecisionFragment.Kind, decisionId).ToString()], cancellationToken);

    /// <summary>The fragment of one decision.</summary>
    internal sealed class DecisionFragment(DecisionList decisions) : IFragment
    {
        public const string Kind = "decision";

        public string Name => Kind;

        public string Partial => "/Features/Decisions/_Decision.cshtml";

        public string? Into => "decisions";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await decisions.Find(topicId, id, cancellationToken) : null;
    }
}
