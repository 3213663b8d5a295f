namespace CommunityClusters.Features.Clusters;

/// <summary>A feature that lets go of something when a member leaves, in the same transaction.</summary>
public interface IHearsOfLeaving
{
    /// <summary>A member has just left; the cluster's topic is held.</summary>
    Task MemberLeft(Guid clusterId, Guid teacherId, CancellationToken cancellationToken);
}
