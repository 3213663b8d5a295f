using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The only door to clusters and memberships for the pipeline and for other features.</summary>
public sealed class ClusterAccess(ClustersDb db, TopicLog topics)
{
    /// <summary>The memberships that last.</summary>
    internal IQueryable<Membership> Members => db.Set<Membership>().Where(m => m.LeftAt == null);

    /// <summary>The invitations that are valid.</summary>
    internal IQueryable<Invitation> Invitations => db.Set<Invitation>().Where(i => i.EndedAt == null);

    /// <summary>Passes for present members only.</summary>
    /// <exception cref="NotVisibleException">The teacher is no member, or there is no such cluster.</exception>
    public async Task MustBeMember(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        if (!await Members.AnyAsync(m => m.ClusterId == clusterId && m.TeacherId == teacherId, cancellationToken))
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

    /// <summary>Tells those who watch this teacher's clusters that the teacher said more about themselves.</summary>
    public async Task MemberChanged(Guid teacherId, CancellationToken cancellationToken)
    {
        foreach (var id in await ClustersOf(teacherId, cancellationToken))
        {
            await topics.Tell(ClusterTopic.Of(id), WhoWeAre.Fragment, cancellationToken);
        }
    }

    /// <summary>Makes every node look again whether this teacher's live connections may still watch their clusters.</summary>
    public async Task AccessChangedFor(Guid teacherId, CancellationToken cancellationToken)
    {
        foreach (var id in await ClustersOf(teacherId, cancellationToken))
        {
            await topics.AccessChanged(ClusterTopic.Of(id), cancellationToken);
        }
    }

    // In one order for everybody, so that two who tell their clusters at once never wait for each other in a ring.
    private Task<List<Guid>> ClustersOf(Guid teacherId, CancellationToken cancellationToken) =>
        Members.Where(m => m.TeacherId == teacherId).OrderBy(m => m.ClusterId).Select(m => m.ClusterId).ToListAsync(cancellationToken);
}
