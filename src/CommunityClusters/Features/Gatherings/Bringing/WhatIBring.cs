using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Something that a member brings, or that a school does for which they spoke.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Unit">In what it is counted, or empty.</param>
/// <param name="Amount">How many.</param>
/// <param name="School">The school, or empty.</param>
public sealed record Brought(string Name, ThingKind Kind, string Unit, int Amount, string School);

/// <summary>Reads what a member brings to a day.</summary>
[PartOfFeature]
internal sealed class WhatIBring(ClustersDb db)
{
    public async Task<IReadOnlyList<Brought>> To(Guid gatheringId, Guid teacherId, CancellationToken cancellationToken) =>
        await (
            from pledge in db.Set<Pledge>().AsNoTracking()
            where pledge.TeacherId == teacherId && pledge.GatheringId == gatheringId
            join thing in db.Set<Thing>() on pledge.ThingId equals thing.Id
            orderby pledge.School, thing.Number
            select new Brought(thing.Name, thing.Kind, thing.Unit, pledge.Amount, pledge.School)).ToListAsync(cancellationToken);
}
