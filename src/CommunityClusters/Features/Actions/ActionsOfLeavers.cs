using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>What is open of who leaves is nobody's from then on, and others may take it. What they did stays theirs.</summary>
internal sealed class ActionsOfLeavers(ClustersDb db, ActionBroadcasts broadcasts) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        var actions = await db.Set<Action>().Where(a => a.TeacherId == teacherId && a.State == ActionState.Open && a.ClusterId == clusterId).ToListAsync(cancellationToken);
        actions.ForEach(a => a.IsNobodys());
        if (actions.Count > 0)
        {
            await broadcasts.Changed(clusterId, actions.Select(a => (a.Id, a.GatheringId)), cancellationToken);
        }
    }
}
