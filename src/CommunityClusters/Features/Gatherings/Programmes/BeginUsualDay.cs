using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>
/// A member lets an empty programme begin as days usually go: assembly, two lessons, a break, the closing reflection. Where somebody
/// has begun it meanwhile, it stays as it is.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record BeginUsualDay(Guid ClusterId, Guid GatheringId) : ICommand<Unit>, IMembers
{
    private static readonly SlotKind[] Usual = [SlotKind.Assembly, SlotKind.Lesson, SlotKind.Lesson, SlotKind.Break, SlotKind.Reflection];

    /// <summary>When a day begins whose hours nobody has said.</summary>
    internal static readonly TimeOnly Morning = new(9, 0);

    internal sealed class Handler(ProgrammePen pen, Words words) : IRequestHandler<BeginUsualDay, Unit>
    {
        public async Task<Unit> Handle(BeginUsualDay request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (pen.Gathering.Kind != GatheringKind.TeachingDay)
            {
                throw new NotVisibleException();
            }

            if (pen.Slots.Count > 0)
            {
                return Unit.Value;
            }

            var room = pen.Rooms.FirstOrDefault() ?? pen.AddRoom(words["programme.room.a", ("letter", "A")]);
            var begins = pen.Gathering.Begins ?? Morning;
            foreach (var kind in Usual)
            {
                var slot = new Slot { GatheringId = request.GatheringId, Kind = kind };
                slot.Stands(begins, SlotRules.Usual(kind), kind == SlotKind.Lesson ? room.Id : null);
                pen.Add(slot);
                begins = begins.AddMinutes(slot.Minutes);
            }

            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
