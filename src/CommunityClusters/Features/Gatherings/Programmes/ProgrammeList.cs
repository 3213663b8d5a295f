using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A room as pages show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
public sealed record RoomCard(Guid Id, string Name);

/// <summary>A programme as all see it who may read it.</summary>
/// <param name="Frame">What stands around its slots.</param>
/// <param name="Slots">Its slots in order of time.</param>
public sealed record Programme(ProgrammeFrame Frame, IReadOnlyList<SlotCard> Slots)
{
    /// <summary>Its rooms in order.</summary>
    public IReadOnlyList<RoomCard> Rooms => Frame.Rooms;
}

/// <summary>Reads programmes, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class ProgrammeList(ClustersDb db, PeopleAccess people, PlanAccess plans)
{
    private readonly Dictionary<Guid, Programme?> _drawn = [];

    /// <summary>The programme of a gathering as it stands.</summary>
    public async Task<Programme> Of(Gathering gathering, CancellationToken cancellationToken)
    {
        var rooms = await db.Set<Room>().AsNoTracking().Where(r => r.GatheringId == gathering.Id).OrderBy(r => r.Number).ThenBy(r => r.Name).ToListAsync(cancellationToken);
        var slots = await db.Set<Slot>().AsNoTracking().Include(s => s.Roles).Where(s => s.GatheringId == gathering.Id)
            .OrderBy(s => s.Begins).ThenBy(s => s.Number).ToListAsync(cancellationToken);
        var briefs = await plans.Among([.. slots.Select(s => s.PlanId).OfType<Guid>().Distinct()], cancellationToken);
        var ids = slots.SelectMany(s => s.Roles).SelectMany(r => new[] { r.TeacherId, r.AssignedBy }).Distinct().ToList();
        var names = await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        return Drawn(gathering, slots, rooms, briefs, names);
    }

    /// <summary>The programme of a gathering of the cluster, read once for all fragments that are drawn together; null where there is none.</summary>
    public async Task<Programme?> DrawnOnce(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        if (!_drawn.TryGetValue(gatheringId, out var drawn))
        {
            var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken);
            _drawn[gatheringId] = drawn = gathering is null ? null : await Of(gathering, cancellationToken);
        }

        return drawn;
    }

    private static Programme Drawn(
        Gathering gathering, IReadOnlyList<Slot> slots, IReadOnlyList<Room> rooms, IReadOnlyDictionary<Guid, PlanBrief> plans, IReadOnlyDictionary<Guid, string> names)
    {
        var (frame, cells) = ProgrammeGrid.Of(gathering.Id, slots, rooms, gathering.Begins, gathering.Ends);
        var clashes = Clashes.Of(slots, MinutesOf(plans), gathering.Begins, gathering.Ends).ToLookup(c => c.SlotId);
        var byId = slots.ToDictionary(s => s.Id);
        var ordered = slots.OrderBy(s => s.From).ThenBy(s => cells[s.Id].Column).ThenBy(s => s.Number);
        return new Programme(frame, [.. ordered.Select(CardOf)]);

        SlotCard CardOf(Slot slot)
        {
            var plan = PlanOf(slot);
            return new SlotCard
            {
                Id = slot.Id,
                ClusterId = gathering.ClusterId,
                GatheringId = gathering.Id,
                Kind = slot.Kind,
                Version = slot.Version,
                Begins = slot.Begins,
                Minutes = slot.Minutes,
                RoomId = slot.RoomId,
                Room = RoomOf(slot),
                PlanId = plan?.Id,
                Topic = TopicOf(slot),
                OwnTopic = slot.Topic,
                Subject = plan is { Subject.Length: > 0 } ? plan.Subject : slot.Subject,
                OwnSubject = slot.Subject,
                OwnGrade = slot.Grade,
                Grades = slot.Grade.Length > 0 ? [slot.Grade] : [.. plan?.Grades ?? []],
                Group = slot.Group,
                Presenters = PeopleOf(slot, Part.Presenter),
                Observers = PeopleOf(slot, Part.Observer),
                Marks = [.. clashes[slot.Id].Select(MarkOf)],
                Cell = cells[slot.Id],
            };
        }

        SlotCard.Mark MarkOf(Clash clash)
        {
            var other = clash.OtherId is { } id ? byId[id] : null;
            return new SlotCard.Mark(
                clash.Kind, clash.TeacherId, clash.TeacherId is { } who ? names.GetValueOrDefault(who) : null, clash.OtherId, other?.Kind ?? SlotKind.Lesson,
                other is null ? "" : TopicOf(other), other is null ? "" : RoomOf(other), other?.Begins ?? default, other?.Begins.AddMinutes(other.Minutes) ?? default, clash.Minutes);
        }

        IReadOnlyList<SlotCard.Person> PeopleOf(Slot slot, Part part) =>
        [
            .. slot.Roles.Where(r => r.Part == part).OrderBy(r => r.AssignedAt).ThenBy(r => r.TeacherId)
                .Select(r => new SlotCard.Person(r.TeacherId, names.GetValueOrDefault(r.TeacherId), r.AssignedBy, names.GetValueOrDefault(r.AssignedBy), r.AssignedAt)),
        ];

        PlanBrief? PlanOf(Slot slot) => slot.PlanId is { } id ? plans.GetValueOrDefault(id) : null;

        string TopicOf(Slot slot) => PlanOf(slot) is { Topic.Length: > 0 } plan ? plan.Topic : slot.Topic;

        string RoomOf(Slot slot) => rooms.FirstOrDefault(r => r.Id == slot.RoomId)?.Name ?? "";
    }

    /// <summary>How many minutes each plan has that says so.</summary>
    public static IReadOnlyDictionary<Guid, int> MinutesOf(IReadOnlyDictionary<Guid, PlanBrief> plans) =>
        plans.Values.Where(p => p.Minutes > 0).ToDictionary(p => p.Id, p => p.Minutes);
}
