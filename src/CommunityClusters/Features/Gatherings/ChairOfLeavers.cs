using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>Who leaves a cluster leaves the chair of what is to come. Who had it on a day that is over had it.</summary>
internal sealed class ChairOfLeavers(ClustersDb db, GatheringBroadcasts broadcasts, TimeProvider time) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var chaired = await db.Set<Gathering>().Where(g => g.ClusterId == clusterId && (g.EndsAt == null || g.EndsAt > now) && g.ChairId == teacherId)
            .OrderBy(g => g.Number).ToListAsync(cancellationToken);
        foreach (var gathering in chaired)
        {
            gathering.IsChairedByNobody();
            await broadcasts.ChairChanged(clusterId, gathering.Id, cancellationToken);
        }
    }
}
