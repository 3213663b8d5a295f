namespace CommunityClusters.Crdt.Tests.Protocols;

public sealed class HostileAwarenessTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""", "2")]
    [InlineData("""{"a":"\ud800"}""", null)]
    public void What_is_said_oddly_can_be_read_and_passed_on(string state, string? a)
    {
        var awareness = new Awareness(1, new ManualTime());
        awareness.Apply(Said(7, 1, state));

        var read = awareness.States[7]["a"]!.ToJsonString();
        Assert.True(a is null || a == read, read);
        Assert.Equal(state, System.Text.Encoding.UTF8.GetString(awareness.Encode([7])[^System.Text.Encoding.UTF8.GetByteCount(state)..]));
    }

    [Fact]
    public void Whoever_speaks_in_our_name_does_not_stop_us_from_saying_that_we_are_here()
    {
        var time = new ManualTime();
        var awareness = new Awareness(1, time);
        awareness.Apply(Said(1, 5, """{"a":1,"a":2}"""));
        time.GoOn(Awareness.Outdated.TotalSeconds / 2);

        Assert.Equal([1UL], awareness.RemoveOutdated().Updated);
    }

    [Fact]
    public void Nobody_jumps_to_the_end_of_the_clocks_and_whoever_was_pushed_there_may_go_on()
    {
        var awareness = new Awareness(1);
        awareness.Apply(Said(7, (1L << 53) - 1, "{}"));
        Assert.DoesNotContain(7UL, awareness.States.Keys);

        awareness.Apply(Said(7, 1L << 52, "null"));
        Assert.Equal([7UL], awareness.Apply(Said(7, (1L << 52) + 1, "{}")).Updated);
    }

    [Fact]
    public void Whoever_was_never_here_does_not_leave()
    {
        var change = new Awareness(1).Apply(Said(77, 3, "null"));

        Assert.Empty(change.Removed);
    }

    [Fact]
    public void Strangers_without_number_are_passed_over_and_those_long_gone_forgotten()
    {
        var time = new ManualTime();
        var awareness = new Awareness(1, time);
        for (var client = 2; client < Awareness.MostClients + 100; client++)
        {
            awareness.Apply(Said(client, 1, "{}"));
        }

        Assert.Equal(Awareness.MostClients, awareness.States.Count);
        time.GoOn(2 * Awareness.Outdated.TotalSeconds);
        awareness.RemoveOutdated();
        Assert.Equal([5_000_000UL], awareness.Apply(Said(5_000_000, 1, "{}")).Added);
    }

    private static byte[] Said(long client, long clock, string state) =>
        [.. Bytes.Of([1, client, clock, System.Text.Encoding.UTF8.GetByteCount(state)]), .. System.Text.Encoding.UTF8.GetBytes(state)];
}
