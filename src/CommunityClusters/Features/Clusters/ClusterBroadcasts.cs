using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>What those who watch a cluster are told, after the commit.</summary>
internal sealed class ClusterBroadcasts(TopicLog topics)
{
    /// <summary>Somebody joined, or said more about themselves.</summary>
    /// <returns>The number of the news, which orders those who join.</returns>
    public Task<long> MembersChanged(Guid clusterId, CancellationToken cancellationToken) =>
        topics.Tell(ClusterTopic.Of(clusterId), [WhoWeAre.Fragment], cancellationToken);

    /// <summary>The cluster describes itself anew. Comes first in what changes it, for it locks the cluster's topic.</summary>
    public Task<long> DescriptionChanged(Guid clusterId, CancellationToken cancellationToken) =>
        topics.Tell(ClusterTopic.Of(clusterId), [WhatFor.Fragment], cancellationToken);

    /// <summary>The cluster is no longer open: readers who are no members are sent nothing more.</summary>
    public Task AccessChanged(Guid clusterId, CancellationToken cancellationToken) =>
        topics.AccessChanged(ClusterTopic.Of(clusterId), cancellationToken);

    /// <summary>Somebody left: nothing more is sent to them.</summary>
    public async Task MemberLeft(Guid clusterId, CancellationToken cancellationToken)
    {
        await topics.AccessChanged(ClusterTopic.Of(clusterId), cancellationToken);
        await topics.AccessChanged(MembersTopic.Of(clusterId), cancellationToken);
        await MembersChanged(clusterId, cancellationToken);
    }

    /// <summary>The fragment with what the cluster is for.</summary>
    internal sealed class WhatForFragment(Persistence.ClustersDb db) : IFragment
    {
        public string Name => WhatFor.Fragment;

        public string Partial => "/Features/Clusters/_WhatFor.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await db.Set<Cluster>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == topicId, cancellationToken) is { } cluster ? WhatFor.Of(cluster) : null;
    }

    /// <summary>The fragment "who we are".</summary>
    internal sealed class WhoWeAreFragment(MemberList members) : IFragment
    {
        public string Name => WhoWeAre.Fragment;

        public string Partial => "/Features/Clusters/_WhoWeAre.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await members.AtAGlance(topicId, cancellationToken);
    }
}
