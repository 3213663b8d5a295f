using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member's open page asks to be told what changes in what the members keep to themselves, also where the cluster is open.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record WatchAsMember(Guid ClusterId) : IQuery<TopicState>, IMembers
{
    internal sealed class Handler(TopicLog topics) : IRequestHandler<WatchAsMember, TopicState>
    {
        public Task<TopicState> Handle(WatchAsMember request, CancellationToken cancellationToken) =>
            topics.StateOf(MembersTopic.Of(request.ClusterId), cancellationToken);
    }
}

/// <summary>What is told to a cluster's members alone. Who takes its lock and that of <see cref="ClusterTopic"/> takes the cluster's first.</summary>
internal sealed class MembersTopic : ITopicKind
{
    private const string Prefix = "members";

    public string Kind => Prefix;

    public static string Of(Guid clusterId) => $"{Prefix}:{clusterId}";

    public IQuery<TopicState> Watch(Guid id) => new WatchAsMember(id);
}
