using System.Globalization;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>
/// Takes a programme in one's hand, and tells watchers what looks different when it is put down: slots that were changed, and those
/// whose clashes were by it. Nobody else changes it meanwhile.
/// </summary>
[PartOfFeature]
internal sealed class ProgrammePen(ClustersDb db, GatheringAccess gatherings, PlanAccess plans, ProgrammeBroadcasts broadcasts)
{
    private Dictionary<Guid, string> _before = [];
    private string _frameBefore = "";
    private bool _isTaken;

    /// <summary>The gathering.</summary>
    public Gathering Gathering { get; private set; } = null!;

    /// <summary>Its slots.</summary>
    public List<Slot> Slots { get; private set; } = [];

    /// <summary>Its rooms in order.</summary>
    public List<Room> Rooms { get; private set; } = [];

    /// <summary>Takes the programme of a gathering.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering, or it is one without a programme.</exception>
    public async Task Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await TakeIfAny(clusterId, gatheringId, cancellationToken);
        if (!_isTaken)
        {
            throw new NotVisibleException();
        }
    }

    /// <summary>Takes a gathering, and its programme if it is one that has any: whatever is done with its hours looks different there.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task TakeIfAny(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        Gathering = await gatherings.Take(clusterId, gatheringId, cancellationToken);
        _isTaken = Gathering.Kind != GatheringKind.Planning;
        if (!_isTaken)
        {
            return;
        }

        Slots = await db.Set<Slot>().Include(s => s.Roles).Where(s => s.GatheringId == gatheringId).OrderBy(s => s.Begins).ThenBy(s => s.Number).ToListAsync(cancellationToken);
        Rooms = await db.Set<Room>().Where(r => r.GatheringId == gatheringId).OrderBy(r => r.Number).ThenBy(r => r.Name).ToListAsync(cancellationToken);
        (_before, _frameBefore) = await Looks(cancellationToken);
    }

    /// <summary>Takes the programme, and a slot of it.</summary>
    /// <exception cref="NotVisibleException">There is no such slot.</exception>
    public async Task<Slot> Take(Guid clusterId, Guid gatheringId, Guid slotId, CancellationToken cancellationToken)
    {
        await Take(clusterId, gatheringId, cancellationToken);
        return Slots.SingleOrDefault(s => s.Id == slotId) ?? throw new NotVisibleException();
    }

    /// <summary>Adds a slot.</summary>
    /// <exception cref="RuleBrokenException">There are too many, or a class visit has its lesson.</exception>
    public void Add(Slot slot)
    {
        if (Gathering.Kind == GatheringKind.ClassVisit && (Slots.Count > 0 || slot.Kind != SlotKind.Lesson))
        {
            throw new RuleBrokenException("programme.one-lesson");
        }

        if (Slots.Count >= Slot.Most)
        {
            throw new RuleBrokenException("programme.full", ("limit", Slot.Most));
        }

        Slots.Add(slot);
        db.Add(slot);
    }

    /// <summary>Takes a slot out.</summary>
    public void Remove(Slot slot)
    {
        Slots.Remove(slot);
        db.Remove(slot);
    }

    /// <summary>Adds a room.</summary>
    /// <exception cref="RuleBrokenException">There are too many, or one is called so.</exception>
    public Room AddRoom(string name)
    {
        if (Rooms.Count >= Room.Most)
        {
            throw new RuleBrokenException("programme.rooms.full", ("limit", Room.Most));
        }

        MustBeFree(name, null);
        var room = new Room { GatheringId = Gathering.Id, Name = name };
        Rooms.Add(room);
        db.Add(room);
        return room;
    }

    /// <summary>Passes where no other room is called so.</summary>
    /// <exception cref="RuleBrokenException">One is.</exception>
    public void MustBeFree(string name, Room? but)
    {
        if (Rooms.Any(r => r != but && string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleBrokenException("programme.room.twice", ("name", name));
        }
    }

    /// <summary>The room of that id, or none.</summary>
    /// <exception cref="RuleBrokenException">It was taken away meanwhile.</exception>
    public Guid? RoomOf(Guid? id) => id is null || Rooms.Any(r => r.Id == id) ? id : throw new RuleBrokenException("programme.room.gone");

    /// <summary>Tells watchers what looks different now.</summary>
    public async Task Tell(CancellationToken cancellationToken)
    {
        if (!_isTaken)
        {
            return;
        }

        var (after, frame) = await Looks(cancellationToken);
        var changed = after.Where(a => _before.GetValueOrDefault(a.Key) != a.Value).Select(a => a.Key).Concat(_before.Keys.Except(after.Keys)).ToList();
        if (changed.Count == 0 && frame == _frameBefore)
        {
            return;
        }

        var number = await broadcasts.ProgrammeChanged(Gathering.ClusterId, Gathering.Id, changed, frame != _frameBefore, cancellationToken);
        Slots.Where(s => s.Number == 0).ToList().ForEach(s => s.Number = number);
        Rooms.Where(r => r.Number == 0).ToList().ForEach(r => r.Number = number);
    }

    // What a slot's fragment is drawn from, in one text.
    private async Task<(Dictionary<Guid, string> Slots, string Frame)> Looks(CancellationToken cancellationToken)
    {
        var minutes = ProgrammeList.MinutesOf(await plans.Among([.. Slots.Select(s => s.PlanId).OfType<Guid>().Distinct()], cancellationToken));
        var (frame, cells) = ProgrammeGrid.Of(Gathering.Id, Slots, Rooms, Gathering.Begins, Gathering.Ends);
        var clashes = Clashes.Of(Slots, minutes, Gathering.Begins, Gathering.Ends).ToLookup(c => c.SlotId);
        var byId = Slots.ToDictionary(s => s.Id);
        return (Slots.ToDictionary(s => s.Id, LookOf), $"{frame.From} {frame.Until} {frame.HasElsewhere} {string.Join('\n', frame.Rooms.Select(r => r.Name))}");

        string LookOf(Slot slot) => string.Join('\n',
        [
            Stand(slot), cells[slot.Id].ToString(),
            .. slot.Roles.Select(r => $"{r.TeacherId} {r.Part}").Order(StringComparer.Ordinal),
            .. clashes[slot.Id].Select(c => $"{c.Kind} {c.TeacherId} {c.Minutes} {(c.OtherId is { } other ? other + Stand(byId[other]) : "")}"),
        ]);

        string Stand(Slot slot) => string.Create(CultureInfo.InvariantCulture, $"{slot.Version} {Rooms.FirstOrDefault(r => r.Id == slot.RoomId)?.Name}");
    }
}
