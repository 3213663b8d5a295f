namespace CommunityClusters.Features.Clusters;

/// <summary>What another feature does when a member leaves a cluster, in the same transaction; the cluster's topic is held.</summary>
public interface IWhenMemberLeaves
{
    /// <summary>A member has left.</summary>
    Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken);
}
