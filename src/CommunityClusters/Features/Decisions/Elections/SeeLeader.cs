using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>Who leads a cluster, what that means, and where the caller stands.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record SeeLeader(Guid ClusterId) : IQuery<SeeLeader.Sheet>, IMembers
{
    /// <summary>What there is to see.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Card">As all see it.</param>
    /// <param name="ILead">Whether the caller leads.</param>
    /// <param name="IAsk">Whether the caller asks for an election.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, LeaderCard Card, bool ILead, bool IAsk, string Topic, long Cursor);

    internal sealed class Handler(LeaderList leaders, ClusterAccess clusters, TopicLog topics, Caller caller) : IRequestHandler<SeeLeader, Sheet>
    {
        public async Task<Sheet> Handle(SeeLeader request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var card = await leaders.Of(request.ClusterId, cancellationToken);
            return new Sheet(
                await clusters.NameOf(request.ClusterId, cancellationToken), card, card.TeacherId == caller.Teacher,
                (await leaders.Asking(request.ClusterId, cancellationToken)).Contains(caller.Teacher), topic, state.Sequence);
        }
    }
}
