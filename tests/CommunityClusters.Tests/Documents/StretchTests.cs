using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Tests.Documents;

public sealed class StretchTests
{
    private static readonly DateTimeOffset Eight = new(2026, 3, 14, 8, 0, 0, TimeSpan.Zero);
    private static readonly (Guid Nomsa, Guid Sibusiso) Who = (Guid.NewGuid(), Guid.NewGuid());

    [Theory]
    [InlineData(4.9, false)]
    [InlineData(5, true)]
    public void A_pause_ends_it(double minutes, bool ends) =>
        Assert.Equal(ends, Begun(Who.Nomsa).EndsBefore([Who.Nomsa], Eight.AddMinutes(minutes)));

    [Theory]
    [InlineData(1.9, false)]
    [InlineData(2, true)]
    public void Somebody_else_ends_it_unless_they_began_together(double minutes, bool ends) =>
        Assert.Equal(ends, Begun(Who.Nomsa).EndsBefore([Who.Sibusiso], Eight.AddMinutes(minutes)));

    [Fact]
    public void Two_who_write_in_turns_make_no_moment_a_letter_and_one_every_quarter_of_an_hour()
    {
        var stretch = Begun(Who.Nomsa);
        stretch.TryAdd(Who.Sibusiso);
        for (var now = Eight; now < Eight.AddMinutes(15); now = now.AddSeconds(10))
        {
            Assert.False(stretch.EndsBefore([now.Second % 20 == 0 ? Who.Nomsa : Who.Sibusiso], now));
            stretch.GoesOn(now);
        }

        Assert.True(stretch.EndsBefore([Who.Nomsa], Eight.AddMinutes(15)));
    }

    [Fact]
    public void Its_row_is_written_twice_a_minute_at_most()
    {
        var stretch = Begun(Who.Nomsa);
        var written = Enumerable.Range(0, 120).Count(second => stretch.GoesOn(Eight.AddSeconds(second)));

        Assert.Equal(3, written);
    }

    private static Stretch Begun(Guid author)
    {
        var stretch = new Stretch(1, Eight, Eight, [author]);
        return stretch;
    }
}
