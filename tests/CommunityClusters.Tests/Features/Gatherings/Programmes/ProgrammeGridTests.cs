using CommunityClusters.Features.Gatherings.Programmes;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

/// <summary>On a wide screen nothing covers anything else, whatever clashes.</summary>
public sealed class ProgrammeGridTests
{
    [Fact]
    public void Whatever_the_programme_no_slot_covers_another_and_all_stand_within_the_frame()
    {
        for (var number = 0; number < 2000; number++)
        {
            var random = new Random(number);
            var slots = Enumerable.Range(0, random.Next(1, 9)).Select(_ => ClashesTests.Any(random)).ToList();
            var (frame, cells) = ProgrammeGrid.Of(Guid.Empty, slots, ClashesTests.TwoRooms, new TimeOnly(8, 30), new TimeOnly(9, 15));

            Assert.All(slots, s => Assert.True(s.From >= frame.From * 60 && s.Until <= frame.Until * 60, $"Programme {number}: outside of the frame."));
            Assert.All(cells.Values, c => Assert.InRange(c.Column, 0, frame.Columns));
            Assert.All(cells.Values, c => Assert.InRange(c.Lane, 1, c.Lanes));
            foreach (var (one, other) in from one in slots from other in slots where one.Id.CompareTo(other.Id) < 0 select (one, other))
            {
                Assert.False(RowsMeet(one, other) && Shares(cells[one.Id], cells[other.Id]), $"Programme {number}: one covers another.");
            }
        }
    }

    [Fact]
    public void An_empty_day_is_as_long_as_its_gathering_or_a_morning()
    {
        var (frame, _) = ProgrammeGrid.Of(Guid.Empty, [], [], new TimeOnly(8, 30), new TimeOnly(13, 10));
        Assert.Equal((8, 14), (frame.From, frame.Until));
        (frame, _) = ProgrammeGrid.Of(Guid.Empty, [], [], null, null);
        Assert.Equal((8, 13, 1), (frame.From, frame.Until, frame.Columns));
    }

    // Across all columns, or the same one: then side by side only in lanes of as many.
    private static bool Shares(ProgrammeCell one, ProgrammeCell other) =>
        one.Column == 0 || other.Column == 0 || (one.Column == other.Column && (one.Lanes != other.Lanes || one.Lane == other.Lane));

    // The rows of five minutes that the page's classes give each.
    private static bool RowsMeet(Slot one, Slot other)
    {
        var (a, b) = (Rows(one), Rows(other));
        return a.First < b.End && b.First < a.End;
    }

    private static (int First, int End) Rows(Slot slot)
    {
        var first = slot.From / 5;
        return (first, Math.Max(first + 1, (slot.Until + 4) / 5));
    }
}
