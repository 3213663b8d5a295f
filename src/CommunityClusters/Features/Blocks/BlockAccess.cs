using CommunityClusters.Persistence;

namespace CommunityClusters.Features.Blocks;

/// <summary>
/// The only door to who keeps away from whom. Whichever of two blocked the other: neither mentions the other, neither is offered the other's help, and no
/// contact details pass between them. What they write for all they both read.
/// </summary>
public sealed class BlockAccess(ClustersDb db)
{
    /// <summary>Those whom a teacher blocks: for their own page alone.</summary>
    public IQueryable<Guid> BlockedBy(Guid teacherId) => db.Set<Block>().Where(b => b.TeacherId == teacherId).Select(b => b.OtherId);

    /// <summary>Those who are kept apart from a teacher, by the one's wish or the other's.</summary>
    public IQueryable<Guid> ApartFrom(Guid teacherId) =>
        db.Set<Block>().Where(b => b.TeacherId == teacherId).Select(b => b.OtherId)
            .Union(db.Set<Block>().Where(b => b.OtherId == teacherId).Select(b => b.TeacherId));
}
