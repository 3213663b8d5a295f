using CommunityClusters.Features.Blocks;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>Of two who are kept apart neither keeps a hand, a name or a number of the other: what was between them on the way to a day ends.</summary>
internal sealed class WhatPartedSaid(ClustersDb db) : IWhenTeachersPart
{
    public async Task Parted(Guid oneId, Guid otherId, CancellationToken cancellationToken)
    {
        var wishes = db.Set<Wish>().Where(w => w.TeacherId == oneId || w.TeacherId == otherId).Select(w => w.Id);
        var offers = db.Set<Offer>().Where(o => o.TeacherId == oneId || o.TeacherId == otherId).Select(o => o.Id);
        foreach (var match in await db.Set<Match>().Where(m => wishes.Contains(m.WishId) && offers.Contains(m.OfferId)).ToListAsync(cancellationToken))
        {
            match.Ends();
        }
    }
}
