namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What stands around the slots of a programme on a wide screen.</summary>
/// <param name="GatheringId">The gathering.</param>
/// <param name="From">The hour at which it begins.</param>
/// <param name="Until">The hour before which all ends.</param>
/// <param name="Rooms">The rooms in order.</param>
/// <param name="HasElsewhere">Whether there is one more column, for what is in no room and does not stand across all of them.</param>
public sealed record ProgrammeFrame(Guid GatheringId, int From, int Until, IReadOnlyList<RoomCard> Rooms, bool HasElsewhere)
{
    /// <summary>How many columns it has beside the hours.</summary>
    public int Columns => Math.Max(1, Rooms.Count + (HasElsewhere ? 1 : 0));
}

/// <summary>Where a slot stands in the grid.</summary>
/// <param name="Column">Its column, from 1; 0 where it stands across all.</param>
/// <param name="Lane">Its part of the column, from 1, where several are in it at the same time.</param>
/// <param name="Lanes">How many parts the column has there.</param>
public sealed record ProgrammeCell(int Column, int Lane, int Lanes);

/// <summary>Lays a programme out so that no slot covers another, whatever clashes.</summary>
internal static class ProgrammeGrid
{
    /// <summary>The minutes of one row.</summary>
    public const int Row = 5;

    private const int Hour = 60;

    // Where nothing says otherwise, a Saturday's morning.
    private const int FirstHour = 8;
    private const int LastHour = 13;

    /// <summary>The frame, and the place of each slot.</summary>
    public static (ProgrammeFrame Frame, IReadOnlyDictionary<Guid, ProgrammeCell> Cells) Of(
        Guid gathering, IReadOnlyCollection<Slot> slots, IReadOnlyList<Room> rooms, TimeOnly? begins, TimeOnly? ends)
    {
        var columns = slots.ToDictionary(s => s.Id, s => ColumnOf(s, slots, rooms));
        var cells = new Dictionary<Guid, ProgrammeCell>();
        foreach (var column in slots.GroupBy(s => columns[s.Id]))
        {
            foreach (var (slot, lane, lanes) in Lanes(column))
            {
                cells[slot.Id] = new ProgrammeCell(column.Key, lane, lanes);
            }
        }

        var from = slots.Select(s => s.From).Append(begins is { } first ? Slot.MinuteOf(first) : slots.Count > 0 ? int.MaxValue : FirstHour * Hour).Min();
        var until = slots.Select(s => s.Until).Append(ends is { } last ? Slot.MinuteOf(last) : slots.Count > 0 ? 0 : LastHour * Hour).Max();
        var frame = new ProgrammeFrame(gathering, from / Hour, (until + Hour - 1) / Hour, [.. rooms.Select(r => new RoomCard(r.Id, r.Name))], columns.Values.Any(c => c > rooms.Count));
        return (frame, cells);
    }

    // The rows that it covers; one at least.
    private static (int First, int End) RowsOf(Slot slot) => (slot.From / Row, Math.Max((slot.From / Row) + 1, (slot.Until + Row - 1) / Row));

    private static bool Meet(Slot one, Slot other) => RowsOf(one).First < RowsOf(other).End && RowsOf(other).First < RowsOf(one).End;

    private static int ColumnOf(Slot slot, IReadOnlyCollection<Slot> slots, IReadOnlyList<Room> rooms)
    {
        var elsewhere = rooms.Count + 1;
        return slot.RoomId is { } id && rooms.Index().FirstOrDefault(r => r.Item.Id == id) is { Item: not null } room ? room.Index + 1
            : slot.IsForAll && !slots.Any(s => s.Id != slot.Id && Meet(s, slot)) ? 0
            : elsewhere;
    }

    // Of those that meet, directly or by others, each has a lane where it meets nobody.
    private static IEnumerable<(Slot Slot, int Lane, int Lanes)> Lanes(IEnumerable<Slot> column)
    {
        var group = new List<(Slot Slot, int Lane)>();
        var end = 0;
        foreach (var slot in column.OrderBy(s => s.From).ThenBy(s => s.Number).ThenBy(s => s.Id))
        {
            if (RowsOf(slot).First >= end)
            {
                foreach (var done in Finished(group))
                {
                    yield return done;
                }

                group.Clear();
            }

            var lane = Enumerable.Range(1, group.Count + 1).First(l => !group.Any(g => g.Lane == l && Meet(g.Slot, slot)));
            group.Add((slot, lane));
            end = Math.Max(end, RowsOf(slot).End);
        }

        foreach (var done in Finished(group))
        {
            yield return done;
        }
    }

    private static IEnumerable<(Slot Slot, int Lane, int Lanes)> Finished(IReadOnlyList<(Slot Slot, int Lane)> group) =>
        [.. group.Select(g => (g.Slot, g.Lane, group.Max(o => o.Lane)))];
}
