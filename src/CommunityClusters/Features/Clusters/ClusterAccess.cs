using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>That a teacher is a member of a cluster.</summary>
public sealed record MemberKey
{
    /// <summary>The cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>The teacher.</summary>
    public required Guid TeacherId { get; init; }

    /// <summary>When they joined, the last time.</summary>
    public DateTimeOffset Since { get; init; }
}

/// <summary>The only door to clusters and memberships for the pipeline and for other features.</summary>
public sealed class ClusterAccess(ClustersDb db, TopicLog topics, Finding.Directory directory)
{
    /// <summary>The memberships that last.</summary>
    internal IQueryable<Membership> Members => db.Set<Membership>().Where(m => m.LeftAt == null);

    /// <summary>The invitations that are valid.</summary>
    internal IQueryable<Invitation> Invitations => db.Set<Invitation>().Where(i => i.EndedAt == null);

    /// <summary>Who is a member of which cluster, to join with.</summary>
    public IQueryable<MemberKey> MemberKeys => Members.Select(m => new MemberKey { ClusterId = m.ClusterId, TeacherId = m.TeacherId, Since = m.JoinedAt });

    /// <summary>The ids of a cluster's members, to join with.</summary>
    public IQueryable<Guid> MemberIds(Guid clusterId) => Members.Where(m => m.ClusterId == clusterId).Select(m => m.TeacherId);

    /// <summary>Whether a teacher is a member now.</summary>
    public Task<bool> IsMember(Guid clusterId, Guid teacherId, CancellationToken cancellationToken) =>
        Members.AnyAsync(m => m.ClusterId == clusterId && m.TeacherId == teacherId, cancellationToken);

    /// <summary>Who of some teachers is a member of which of some clusters.</summary>
    public async Task<IReadOnlySet<(Guid ClusterId, Guid TeacherId)>> MembersAmong(IReadOnlyList<Guid> clusterIds, IReadOnlyList<Guid> teacherIds, CancellationToken cancellationToken) =>
        (await Members.Where(m => EF.Parameter(clusterIds).Contains(m.ClusterId) && EF.Parameter(teacherIds).Contains(m.TeacherId))
            .Select(m => new { m.ClusterId, m.TeacherId }).ToListAsync(cancellationToken)).Select(m => (m.ClusterId, m.TeacherId)).ToHashSet();

    /// <summary>Which of some clusters chose to be open.</summary>
    public async Task<IReadOnlySet<Guid>> OpenAmong(IReadOnlyList<Guid> clusterIds, CancellationToken cancellationToken) =>
        await db.Set<Cluster>().Where(c => EF.Parameter(clusterIds).Contains(c.Id) && c.Open).Select(c => c.Id).ToHashSetAsync(cancellationToken);

    /// <summary>Passes for present members only.</summary>
    /// <exception cref="NotVisibleException">The teacher is no member, or there is no such cluster.</exception>
    public async Task MustBeMember(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        if (!await IsMember(clusterId, teacherId, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Passes for present members, who stay members until the transaction ends: a leaving on another device waits for it.</summary>
    /// <exception cref="NotVisibleException">The teacher is no member, or there is no such cluster.</exception>
    public async Task MustStayMember(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        await db.HoldMembership(clusterId, teacherId, cancellationToken);
        await MustBeMember(clusterId, teacherId, cancellationToken);
    }

    /// <summary>Passes for members, and where the cluster is open for any teacher.</summary>
    /// <exception cref="NotVisibleException">Neither holds, or there is no such cluster.</exception>
    public async Task MustBeReader(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        if (!await IsMember(clusterId, teacherId, cancellationToken))
        {
            await MustBeOpen(clusterId, cancellationToken);
        }
    }

    /// <summary>Passes for a cluster that chose to be open.</summary>
    /// <exception cref="NotVisibleException">It did not, or there is no such cluster.</exception>
    public async Task MustBeOpen(Guid clusterId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Cluster>().AnyAsync(c => c.Id == clusterId && c.Open, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Passes for a cluster that chose to be found, or to be open.</summary>
    /// <exception cref="NotVisibleException">It did neither, or there is no such cluster.</exception>
    public async Task MustBeFindable(Guid clusterId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Cluster>().AnyAsync(c => c.Id == clusterId && (c.Findable || c.Open), cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Passes for whoever is or once was a member.</summary>
    /// <exception cref="NotVisibleException">The teacher never was, or there is no such cluster.</exception>
    public async Task MustHaveBeenMember(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Membership>().AnyAsync(m => m.ClusterId == clusterId && m.TeacherId == teacherId, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Passes for holders of a valid invitation.</summary>
    /// <exception cref="NotVisibleException">There is no such invitation, or it has ended.</exception>
    public async Task MustBeInvited(string token, CancellationToken cancellationToken)
    {
        if (!await Invitations.AnyAsync(i => i.Token == token, cancellationToken))
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>When a cluster was started.</summary>
    public Task<DateTimeOffset> StartedAt(Guid clusterId, CancellationToken cancellationToken) =>
        db.Set<Cluster>().Where(c => c.Id == clusterId).Select(c => c.StartedAt).SingleAsync(cancellationToken);

    /// <summary>The name of a cluster that the caller may see.</summary>
    public Task<string> NameOf(Guid clusterId, CancellationToken cancellationToken) =>
        db.Set<Cluster>().Where(c => c.Id == clusterId).Select(c => c.Name).SingleAsync(cancellationToken);

    /// <summary>The codes of the languages that a cluster's members talk, in the order of the curriculum.</summary>
    public async Task<IReadOnlyList<string>> LanguagesOf(Guid clusterId, CancellationToken cancellationToken) =>
        [.. await db.Set<Cluster>().Where(c => c.Id == clusterId).Select(c => c.Languages).SingleAsync(cancellationToken)];

    /// <summary>The clusters of a teacher by name, the last joined first.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> NamesOf(Guid teacherId, CancellationToken cancellationToken) =>
        [.. (await (
            from membership in Members
            where membership.TeacherId == teacherId
            join cluster in db.Set<Cluster>() on membership.ClusterId equals cluster.Id
            orderby membership.JoinedAt descending, cluster.Id
            select new { cluster.Id, cluster.Name }).ToListAsync(cancellationToken)).Select(c => (c.Id, c.Name))];

    /// <summary>Tells those who watch this teacher's clusters that the teacher said more about themselves.</summary>
    public async Task MemberChanged(Guid teacherId, CancellationToken cancellationToken)
    {
        var clusters = await ClustersOf(teacherId, cancellationToken);
        foreach (var id in clusters)
        {
            await topics.Tell(ClusterTopic.Of(id), [WhoWeAre.Fragment], cancellationToken);
        }

        // Only now, for the directory is locked after clusters, never before one.
        foreach (var id in clusters)
        {
            await directory.Enter(id, cancellationToken);
        }
    }

    /// <summary>Makes every node look again whether this teacher's live connections may still watch their clusters.</summary>
    public async Task AccessChangedFor(Guid teacherId, CancellationToken cancellationToken)
    {
        foreach (var id in await ClustersOf(teacherId, cancellationToken))
        {
            await topics.AccessChanged(ClusterTopic.Of(id), cancellationToken);
            await topics.AccessChanged(MembersTopic.Of(id), cancellationToken);
        }
    }

    // In one order for everybody, so that two who tell their clusters at once never wait for each other in a ring.
    private Task<List<Guid>> ClustersOf(Guid teacherId, CancellationToken cancellationToken) =>
        Members.Where(m => m.TeacherId == teacherId).OrderBy(m => m.ClusterId).Select(m => m.ClusterId).ToListAsync(cancellationToken);
}
