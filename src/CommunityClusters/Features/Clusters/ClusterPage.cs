using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>What a member, or a reader of an open cluster, sees of a cluster, from one moment.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record ClusterPage(Guid ClusterId) : IQuery<ClusterPage.Sheet>, IReaders
{
    /// <summary>The page.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="What">What it is and what it is for.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Who">Its members at a glance.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    /// <param name="IHaveSaidNothing">Whether the member who looks has yet to say where and what they teach.</param>
    public sealed record Sheet(
        Guid ClusterId, WhatFor What, bool IsMember, WhoWeAre Who, string Topic, long Cursor, bool IHaveSaidNothing);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, MemberList members, TopicLog topics, PeopleAccess people, Caller caller)
        : IRequestHandler<ClusterPage, Sheet>
    {
        public async Task<Sheet> Handle(ClusterPage request, CancellationToken cancellationToken)
        {
            var cluster = await db.Set<Cluster>().AsNoTracking().SingleAsync(c => c.Id == request.ClusterId, cancellationToken);
            var who = (await members.AtAGlance(cluster.Id, cancellationToken))!;
            var topic = ClusterTopic.Of(cluster.Id);
            var state = await topics.StateOf(topic, cancellationToken);
            var isMember = await clusters.IsMember(cluster.Id, caller.Teacher, cancellationToken);
            var saidNothing = isMember && await people.HasSaidNothing(caller.Teacher, cancellationToken);
            return new Sheet(cluster.Id, WhatFor.Of(cluster), isMember, who, topic, state.Sequence, saidNothing);
        }
    }
}
