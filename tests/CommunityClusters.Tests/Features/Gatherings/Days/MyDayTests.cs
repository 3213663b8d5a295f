using System.Net;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Days;

public sealed class MyDayTests
{
    [Theory, OnBothDatabases]
    public async Task It_says_what_I_do_next_and_each_member_their_own(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var day = await SaturdayScene.Of(place);

        var observer = await day.Scene.Sibusiso.Opens($"{day.Path}/day");
        Assert.Equal("09:40 Room B", observer.TextOf("[data-next-time]"));
        Assert.Equal("You observe Grade 11 Newton's third law", observer.TextOf("[data-next-says]"));
        Assert.Equal("You present Grade 11 Newton's third law", (await day.Scene.Nomsa.Opens($"{day.Path}/day")).TextOf("[data-next-says]"));
        Assert.Equal("true", observer.One("[data-keep-day]").GetAttribute("data-comes"));

        // 08:30 there; the lesson ends at 10:20.
        clock.Passes(TimeSpan.FromMinutes(111));
        Assert.Contains("no more part", (await day.Scene.Sibusiso.Opens($"{day.Path}/day")).TextOf("[data-next-none]"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases("Asia/Karachi", "America/New_York")]
    public async Task Its_instants_are_those_of_the_venues_clocks(Database database, string zone)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place, zone);
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var begins = new DateTimeOffset(2026, 3, 14, 9, 40, 0, there.GetUtcOffset(new DateTime(2026, 3, 14, 9, 40, 0, DateTimeKind.Unspecified)));

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/day");

        Assert.Equal(begins.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), page.Elements("[data-stretch]")[0].GetAttribute("data-begins"));
        Assert.Equal("09:40 Room B", page.Elements("[data-stretch]")[0].GetAttribute("data-time"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_sees_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var outsider in day.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{day.Path}/day")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.OtherCluster}/gatherings/{day.Gathering}/day")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task It_names_all_that_a_phone_keeps_of_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Scene.Sibusiso.Opens($"{day.Path}/day");
        var sheet = (await day.Scene.Sibusiso.Submits("Observe it", within: ".day__slot:first-of-type")).Path;

        var kept = (await day.Scene.Sibusiso.Opens($"{day.Path}/day")).TextOf("script[data-day]");

        Assert.Contains($"{day.Path}/register", kept, StringComparison.Ordinal);
        Assert.Contains(sheet, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(sheet, (await day.Scene.Nomsa.Opens($"{day.Path}/day")).Text, StringComparison.Ordinal);
    }
}
