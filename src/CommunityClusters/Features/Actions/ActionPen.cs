using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>Takes an action of a cluster in one's hand: nobody else changes it until the commit.</summary>
[PartOfFeature]
internal sealed class ActionPen(ClustersDb db, ClusterAccess clusters, ActionBroadcasts broadcasts, Caller caller)
{
    /// <summary>Holds the actions of a cluster for one of its members.</summary>
    /// <exception cref="NotVisibleException">The caller has left it meanwhile.</exception>
    public async Task Hold(Guid clusterId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        // Asked again under the lock: what somebody has is nobody's when they leave, and nothing comes after that.
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
    }

    /// <summary>Takes an action, does something to it, and tells who watches.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such action.</exception>
    public async Task Change(Guid clusterId, Guid actionId, Func<Action, Task> change, CancellationToken cancellationToken)
    {
        await Hold(clusterId, cancellationToken);
        var action = await db.Set<Action>().SingleOrDefaultAsync(a => a.Id == actionId && a.ClusterId == clusterId, cancellationToken) ?? throw new NotVisibleException();
        await change(action);
        await broadcasts.Changed(clusterId, [(action.Id, action.GatheringId)], cancellationToken);
    }

    /// <summary>Takes an action, does something to it at once, and tells who watches.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such action.</exception>
    public Task Change(Guid clusterId, Guid actionId, System.Action<Action> change, CancellationToken cancellationToken) => Change(
        clusterId, actionId,
        action =>
        {
            change(action);
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>Who has it: a member; nobody where they left since, for what waited on a phone comes late.</summary>
    public async Task<Guid?> TakerOf(Guid clusterId, Guid? teacherId, CancellationToken cancellationToken) =>
        teacherId is { } id && await clusters.IsMember(clusterId, id, cancellationToken) ? id : null;
}
