namespace CommunityClusters.Features.Clusters;

/// <summary>What another feature begins with a cluster, in the same transaction.</summary>
public interface IWhenClusterStarts
{
    /// <summary>A teacher starts a cluster.</summary>
    Task Started(Guid clusterId, Guid by, CancellationToken cancellationToken);
}
