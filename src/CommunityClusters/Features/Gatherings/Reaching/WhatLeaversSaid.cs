using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>Who leaves takes along what they asked for and offered, and with it every match: the other of the two keeps neither name nor number.</summary>
internal sealed class WhatLeaversSaid(ClustersDb db) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        var gatherings = db.Set<Gathering>().Where(g => g.ClusterId == clusterId).Select(g => g.Id);
        await db.Set<Wish>().Where(w => w.TeacherId == teacherId && gatherings.Contains(w.GatheringId)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Offer>().Where(o => o.TeacherId == teacherId && gatherings.Contains(o.GatheringId)).ExecuteDeleteAsync(cancellationToken);
    }
}
