using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>What those who watch a cluster are told of its needs, after the commit.</summary>
internal sealed class NeedBroadcasts(TopicLog topics)
{
    /// <summary>A need was named, marked, or found hard by one more or one less.</summary>
    /// <returns>The number of the news, which orders the needs.</returns>
    public Task<long> NeedChanged(Guid clusterId, Guid needId, CancellationToken cancellationToken) =>
        topics.Tell(ClusterTopic.Of(clusterId), [TopNeeds.Fragment, new FragmentName(NeedFragment.Kind, needId).ToString()], cancellationToken);

    /// <summary>The fragment with the needs that most find hard.</summary>
    internal sealed class TopNeedsFragment(NeedList needs) : IFragment
    {
        public string Name => TopNeeds.Fragment;

        public string Partial => "/Features/Needs/_TopNeeds.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await needs.TopOf(topicId, cancellationToken);
    }

    /// <summary>The fragment of one need in the list.</summary>
    internal sealed class NeedFragment(NeedList needs) : IFragment
    {
        public const string Kind = "need";

        public string Name => Kind;

        public string Partial => "/Features/Needs/_Need.cshtml";

        public string? Into => "needs";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await needs.Of(topicId).SingleOrDefaultAsync(n => n.Id == subject, cancellationToken);
    }
}
