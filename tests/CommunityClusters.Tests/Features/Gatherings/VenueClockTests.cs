using System.Globalization;
using CommunityClusters.Features.Gatherings;

namespace CommunityClusters.Tests.Features.Gatherings;

public sealed class VenueClockTests
{
    [Theory]
    [InlineData("Africa/Johannesburg", "2026-03-14T08:30", "2026-03-14T06:30Z")]
    [InlineData("Pacific/Auckland", "2026-12-05T08:30", "2026-12-04T19:30Z")]
    [InlineData("Asia/Karachi", "2026-12-05T08:30", "2026-12-05T03:30Z")]
    [InlineData("Europe/Berlin", "2026-07-04T08:30", "2026-07-04T06:30Z")]
    [InlineData("Europe/Berlin", "2026-12-05T08:30", "2026-12-05T07:30Z")]
    public void A_local_time_is_the_instant_that_the_clocks_there_show(string zone, string local, string instant) =>
        Assert.Equal(Instant(instant), At(zone, local));

    [Fact]
    public void A_time_over_which_clocks_are_put_forward_is_as_much_later() =>
        Assert.Equal(Instant("2026-03-29T01:30Z"), At("Europe/Berlin", "2026-03-29T02:30"));

    [Fact]
    public void Of_a_time_that_comes_twice_the_first_is_meant() =>
        Assert.Equal(Instant("2026-10-25T00:30Z"), At("Europe/Berlin", "2026-10-25T02:30"));

    [Theory]
    [InlineData("Africa/Johannesburg", true)]
    [InlineData("Nowhere/Atall", false)]
    [InlineData("South Africa Standard Time", false)]
    [InlineData("", false)]
    public void Only_the_names_of_time_zones_are_known(string zone, bool isKnown) => Assert.Equal(isKnown, VenueClock.Knows(zone));

    [Fact]
    public void An_instant_is_shown_by_the_clocks_there() =>
        Assert.Equal(new DateTime(2026, 12, 5, 8, 30, 0, DateTimeKind.Unspecified), VenueClock.At(Instant("2026-12-04T19:30Z"), "Pacific/Auckland"));

    private static DateTimeOffset At(string zone, string local)
    {
        var at = DateTime.Parse(local, CultureInfo.InvariantCulture);
        return VenueClock.InstantOf(DateOnly.FromDateTime(at), TimeOnly.FromDateTime(at), zone);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
