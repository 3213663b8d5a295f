using CommunityClusters.Features.Blocks;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>Of two who are kept apart neither keeps a hand, a name or a number of the other: what was agreed between them ends.</summary>
internal sealed class WhatPartedSaid(ClustersDb db) : IWhenTeachersPart
{
    public async Task Parted(Guid oneId, Guid otherId, CancellationToken cancellationToken) => await db.Set<Match>()
        .Where(m => db.Set<Wish>().Any(w => w.Id == m.WishId && (w.TeacherId == oneId || w.TeacherId == otherId))
            && db.Set<Offer>().Any(o => o.Id == m.OfferId && (o.TeacherId == oneId || o.TeacherId == otherId)))
        .ExecuteDeleteAsync(cancellationToken);
}
