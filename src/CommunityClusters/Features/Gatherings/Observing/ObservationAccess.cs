using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>The only door to observations for other features: which lesson one is of, and never what is in it.</summary>
public sealed class ObservationAccess(ClustersDb db)
{
    /// <summary>The lesson of a teacher's own observation.</summary>
    /// <exception cref="NotVisibleException">They have no such observation of that gathering: to everybody else it is not there.</exception>
    public async Task<Guid> LessonOf(Guid gatheringId, Guid observationId, Guid teacherId, CancellationToken cancellationToken) =>
        await db.Set<Observation>().Where(o => o.Id == observationId && o.GatheringId == gatheringId && o.TeacherId == teacherId)
            .Select(o => (Guid?)o.SlotId).SingleOrDefaultAsync(cancellationToken) ?? throw new NotVisibleException();

    /// <summary>A teacher's own observations of a gathering, by their lesson; the first where there are two.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> SheetsOf(Guid gatheringId, Guid teacherId, CancellationToken cancellationToken) =>
        (await db.Set<Observation>().AsNoTracking().Where(o => o.GatheringId == gatheringId && o.TeacherId == teacherId)
            .OrderBy(o => o.BegunAt).ThenBy(o => o.Id).Select(o => new { o.SlotId, o.Id }).ToListAsync(cancellationToken))
        .DistinctBy(o => o.SlotId).ToDictionary(o => o.SlotId, o => o.Id);
}
