using CommunityClusters.Features.Gatherings.Programmes;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

/// <summary>What does not fit is found, wherever it is, and nothing else.</summary>
public sealed class ClashesTests
{
    private static readonly Guid Nomsa = Guid.NewGuid();
    private static readonly Guid Sibusiso = Guid.NewGuid();
    private static readonly Guid RoomA = Guid.NewGuid();
    private static readonly Guid RoomB = Guid.NewGuid();
    private static readonly Dictionary<Guid, int> NoPlans = [];

    [Fact]
    public void Somebody_in_two_places_at_once_is_marked_at_both()
    {
        var (one, other) = (Lesson(9, 0, RoomA, presents: Nomsa, observes: Sibusiso), Lesson(9, 30, RoomB, presents: Sibusiso, observes: Nomsa));

        var found = Of(one, other).Where(c => c.Kind == ClashKind.InTwoPlaces).ToList();

        Assert.Equal(4, found.Count);
        Assert.Contains(new Clash(one.Id, ClashKind.InTwoPlaces, other.Id, Nomsa), found);
        Assert.Contains(new Clash(other.Id, ClashKind.InTwoPlaces, one.Id, Sibusiso), found);
    }

    [Fact]
    public void One_lesson_may_begin_in_the_minute_in_which_another_ends() =>
        Assert.Empty(Of(Lesson(9, 0, RoomA, presents: Nomsa, observes: Sibusiso), Lesson(9, 40, RoomA, presents: Sibusiso, observes: Nomsa)));

    [Fact]
    public void A_room_used_twice_is_marked_and_two_rooms_are_not()
    {
        var (one, other) = (Full(9, 0, RoomA), Full(9, 39, RoomA));

        Assert.Equal([new Clash(one.Id, ClashKind.SameTime, other.Id), new Clash(other.Id, ClashKind.SameTime, one.Id)], Of(one, other));
        Assert.Empty(Of(Full(9, 0, RoomA), Full(9, 0, RoomB)));
        Assert.Empty(Of(Full(9, 0, null), Full(9, 0, null)));
    }

    [Fact]
    public void A_lesson_that_runs_into_everybodys_break_is_marked_at_both_and_a_break_in_a_room_leaves_the_others_alone()
    {
        var (lesson, pause) = (Full(9, 0, RoomA), Other(SlotKind.Break, 9, 30, null));

        Assert.Equal([new Clash(lesson.Id, ClashKind.SameTime, pause.Id), new Clash(pause.Id, ClashKind.SameTime, lesson.Id)], Of(lesson, pause));
        Assert.Empty(Of(Full(9, 0, RoomA), Other(SlotKind.Break, 9, 30, RoomB)));
    }

    [Fact]
    public void A_lesson_that_nobody_presents_or_observes_says_so_and_a_break_does_not()
    {
        var lesson = Lesson(9, 0, RoomA);

        Assert.Equal([ClashKind.NoPresenter, ClashKind.NoObserver], Of(lesson).Select(c => c.Kind));
        Assert.Empty(Of(Other(SlotKind.Break, 9, 0, null), Other(SlotKind.Assembly, 10, 0, null), Other(SlotKind.Reflection, 11, 0, null)));
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(41, true)]
    [InlineData(0, false)]
    public void More_minutes_planned_than_the_lesson_has_are_marked(int planned, bool marked)
    {
        var (lesson, plan) = (Full(9, 0, RoomA), Guid.NewGuid());
        lesson.IsAbout(plan, "", "", "", "");
        var minutes = planned > 0 ? new Dictionary<Guid, int> { [plan] = planned } : NoPlans;

        var found = Clashes.Of([lesson], minutes, new TimeOnly(8, 0), new TimeOnly(13, 0));

        Assert.Equal(marked ? [new Clash(lesson.Id, ClashKind.TooManyMinutes, Minutes: planned)] : [], found);
    }

    [Theory]
    [InlineData(8, 0, false)]
    [InlineData(7, 59, true)]
    [InlineData(12, 20, false)]
    [InlineData(12, 21, true)]
    public void What_is_outside_the_gatherings_hours_is_marked(int hour, int minute, bool marked) =>
        Assert.Equal(marked ? [ClashKind.OutsideHours] : [], Of(Full(hour, minute, RoomA)).Select(c => c.Kind));

    [Fact]
    public void While_the_date_is_being_found_there_are_no_hours_to_be_outside_of() =>
        Assert.Empty(Clashes.Of([Full(3, 0, RoomA)], NoPlans, null, null));

    // What must hold of any programme: thousands of them, each made up anew from its number, so that one that fails can be seen again.
    [Fact]
    public void Whatever_the_programme_a_clash_of_two_is_seen_from_both_and_moving_all_by_the_same_changes_none()
    {
        for (var number = 0; number < 2000; number++)
        {
            var random = new Random(number);
            var slots = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Any(random)).ToList();
            var found = Clashes.Of(slots, NoPlans, null, null);

            foreach (var clash in found.Where(c => c.OtherId is not null))
            {
                Assert.Contains(clash with { SlotId = clash.OtherId!.Value, OtherId = clash.SlotId }, found);
                var (one, other) = (slots.Single(s => s.Id == clash.SlotId), slots.Single(s => s.Id == clash.OtherId));
                Assert.True(one.From < other.Until && other.From < one.Until, $"Programme {number}: what does not meet clashes.");
            }

            Assert.Equal(found.Count, found.Distinct().Count());
            slots.ForEach(s => s.MovesBy(15));
            Assert.Equal(found, Clashes.Of(slots, NoPlans, null, null));
        }
    }

    internal static Slot Any(Random random)
    {
        Guid?[] rooms = [RoomA, RoomB, null];
        var slot = new Slot { Kind = (SlotKind)random.Next(0, 4), Number = random.Next(1, 4) };
        slot.Stands(new TimeOnly(8, 0).AddMinutes(random.Next(0, 120)), random.Next(1, 60), rooms[random.Next(3)]);
        foreach (var teacher in slot.Kind == SlotKind.Lesson ? new[] { Nomsa, Sibusiso }.Where(_ => random.Next(2) == 0) : [])
        {
            slot.Assign(teacher, (Part)random.Next(2), teacher, DateTimeOffset.UnixEpoch);
        }

        return slot;
    }

    internal static IReadOnlyList<Room> TwoRooms => [new Room { Id = RoomA, Name = "Room A" }, new Room { Id = RoomB, Name = "Room B" }];

    private static IReadOnlyList<Clash> Of(params Slot[] slots) => Clashes.Of(slots, NoPlans, new TimeOnly(8, 0), new TimeOnly(13, 0));

    private static Slot Full(int hour, int minute, Guid? room) => Lesson(hour, minute, room, Guid.NewGuid(), Guid.NewGuid());

    private static Slot Lesson(int hour, int minute, Guid? room, Guid? presents = null, Guid? observes = null)
    {
        var slot = Other(SlotKind.Lesson, hour, minute, room);
        foreach (var (teacher, part) in new[] { (presents, Part.Presenter), (observes, Part.Observer) })
        {
            if (teacher is { } who)
            {
                slot.Assign(who, part, who, DateTimeOffset.UnixEpoch);
            }
        }

        return slot;
    }

    private static Slot Other(SlotKind kind, int hour, int minute, Guid? room)
    {
        var slot = new Slot { Kind = kind };
        slot.Stands(new TimeOnly(hour, minute), 40, room);
        return slot;
    }
}
