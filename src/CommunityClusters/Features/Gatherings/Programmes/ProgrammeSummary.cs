using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A programme in a few words, for the gathering's page: how much there is, what does not fit, and what the caller does. Of a gathering without one it is empty.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record ProgrammeSummary(Guid ClusterId, Guid GatheringId) : IQuery<ProgrammeSummary.Sheet>, IReaders
{
    /// <summary>The programme in a few words.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="GatheringId">The gathering.</param>
    /// <param name="Kind">What the cluster meets for.</param>
    /// <param name="Lessons">How many lessons.</param>
    /// <param name="Rooms">In how many rooms.</param>
    /// <param name="Misfits">How many slots have something that does not fit, or nobody who does it.</param>
    /// <param name="Mine">The slots in which the caller has a part, and which.</param>
    public sealed record Sheet(Guid ClusterId, Guid GatheringId, GatheringKind Kind, int Lessons, int Rooms, int Misfits, IReadOnlyList<(SlotCard Slot, Part Part)> Mine);

    internal sealed class Handler(ClustersDb db, ProgrammeList programmes, Caller caller) : IRequestHandler<ProgrammeSummary, Sheet>
    {
        public async Task<Sheet> Handle(ProgrammeSummary request, CancellationToken cancellationToken)
        {
            var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.GatheringId && g.ClusterId == request.ClusterId, cancellationToken)
                ?? throw new NotVisibleException();
            var programme = await programmes.Of(gathering, cancellationToken);
            return new Sheet(
                request.ClusterId,
                request.GatheringId,
                gathering.Kind,
                programme.Slots.Count(s => s.Kind == SlotKind.Lesson),
                programme.Rooms.Count,
                programme.Slots.Count(s => s.Marks.Count > 0),
                [
                    .. from slot in programme.Slots
                       from mine in slot.Presenters.Select(p => (p.Id, Part.Presenter)).Concat(slot.Observers.Select(p => (p.Id, Part.Observer)))
                       where mine.Id == caller.Teacher
                       select (slot, mine.Item2),
                ]);
        }
    }
}
