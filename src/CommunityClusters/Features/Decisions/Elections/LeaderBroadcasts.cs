using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>What members are told of who leads and of how many ask for an election: never who asks.</summary>
internal sealed class LeaderBroadcasts(TopicLog topics)
{
    /// <summary>Somebody leads, or no longer; or more ask for an election, or fewer.</summary>
    public Task Changed(Guid clusterId, CancellationToken cancellationToken) => topics.Tell(MembersTopic.Of(clusterId), [LeaderFragment.Kind], cancellationToken);

    /// <summary>The fragment.</summary>
    internal sealed class LeaderFragment(LeaderList leaders) : IFragment
    {
        public const string Kind = "leader";

        public string Name => Kind;

        public string Partial => "/Features/Decisions/Elections/_Leader.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) => await leaders.Of(topicId, cancellationToken);
    }
}
