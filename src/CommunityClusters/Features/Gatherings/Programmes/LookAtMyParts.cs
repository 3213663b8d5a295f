using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member has looked at what colleagues asked of them in a gathering: from then on it is not new, on none of their phones.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson at which they looked; null where they saw all.</param>
public sealed record LookAtMyParts(Guid ClusterId, Guid GatheringId, Guid? SlotId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, ProgrammeBroadcasts broadcasts, NewParts news, Caller caller, TimeProvider time) : IRequestHandler<LookAtMyParts, Unit>
    {
        public async Task<Unit> Handle(LookAtMyParts request, CancellationToken cancellationToken)
        {
            // Two phones may look at the same moment.
            await broadcasts.Hold(request.ClusterId, cancellationToken);
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var slots = await news.Of(caller.Teacher, request.GatheringId, request.SlotId).ToListAsync(cancellationToken);
            var before = await db.Set<Look>().Where(l => l.TeacherId == caller.Teacher && EF.Parameter(slots).Contains(l.SlotId)).ToDictionaryAsync(l => l.SlotId, cancellationToken);
            foreach (var slot in slots)
            {
                var look = before.GetValueOrDefault(slot) ?? db.Add(new Look { SlotId = slot, TeacherId = caller.Teacher }).Entity;
                look.At = time.GetUtcNow();
            }

            return Unit.Value;
        }
    }
}
