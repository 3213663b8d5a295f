using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member's open page asks to be told what changes in the cluster.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record WatchCluster(Guid ClusterId) : IQuery<TopicState>, IReaders
{
    internal sealed class Handler(TopicLog topics) : IRequestHandler<WatchCluster, TopicState>
    {
        public Task<TopicState> Handle(WatchCluster request, CancellationToken cancellationToken) =>
            topics.StateOf(ClusterTopic.Of(request.ClusterId), cancellationToken);
    }
}

/// <summary>What is told to those who watch a cluster.</summary>
internal sealed class ClusterTopic : ITopicKind
{
    private const string Prefix = "cluster";

    public string Kind => Prefix;

    public static string Of(Guid clusterId) => $"{Prefix}:{clusterId}";

    public IQuery<TopicState> Watch(Guid id) => new WatchCluster(id);
}
