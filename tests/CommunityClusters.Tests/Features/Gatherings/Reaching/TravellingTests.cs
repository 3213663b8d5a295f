using CommunityClusters.Features.Gatherings;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Reaching;

public sealed class TravellingTests
{
    [Theory, OnBothDatabases]
    public async Task For_each_venue_it_says_how_far_each_travels_the_furthest_first_without_a_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (thandi, jabu) = (await scene.Welcomes("Thandi Mokoena"), await scene.Welcomes("Jabu Mahlangu"));
        // A degree of latitude is 111 km.
        var near = await scene.Nomsa.TeachesAt("Mvula Hills", latitude: -25, longitude: 31);
        var far = await scene.Sibusiso.TeachesAt("Khanyisa High", latitude: -26, longitude: 31);
        await thandi.TeachesAt("Zwelihle High", latitude: -25.5, longitude: 31);
        var nowhere = await jabu.TeachesAt("Kingfisher Bend");
        var day = await scene.CallsGathering(
            Calling.On(16) with { SchoolId = near, Place = "" }, Calling.On(17) with { SchoolId = near, Place = "the hall" }, Calling.On(18) with { SchoolId = far, Place = "" },
            Calling.On(19) with { SchoolId = nowhere, Place = "" }, Calling.On(20) with { Place = "Under the tree" });

        var page = await scene.Nomsa.Opens(scene.Reach(day));

        Assert.Equal(["Mvula Hills", "Khanyisa High", "Kingfisher Bend", "Under the tree"], page.TextsOf(".travel h3"));
        var cards = page.TextsOf(".travel");
        Assert.Contains("The one who travels furthest: 111 km", cards[0], StringComparison.Ordinal);
        Assert.Contains("Of 1 member it is not known where their school lies.", cards[0], StringComparison.Ordinal);
        Assert.Contains("It is not known where this place lies, so no distance can be said.", cards[2], StringComparison.Ordinal);
        Assert.Contains("It is not known where this place lies, so no distance can be said.", cards[3], StringComparison.Ordinal);
        Assert.Equal(["111 km", "56 km", "< 1 km", "111 km", "56 km", "< 1 km"], page.TextsOf(".travel__ways > li"));
        foreach (var name in new[] { "Nomsa", "Sibusiso", "Thandi", "Jabu" })
        {
            Assert.DoesNotContain(name, page.TextOf("#travels"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain('%', page.TextOf("#travels"));
    }

    [Theory, OnBothDatabases]
    public async Task The_venue_at_which_it_takes_place_comes_first_and_the_shortest_way_for_whoever_travels_furthest_is_marked(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.TeachesAt("Mvula Hills", latitude: -25, longitude: 31);
        var end = await scene.Sibusiso.TeachesAt("Khanyisa High", latitude: -26, longitude: 31);
        var middle = await scene.Sibusiso.TeachesAt("Zwelihle High", latitude: -25.4, longitude: 31);
        await scene.Sibusiso.TeachesAt("Khanyisa High", latitude: -26, longitude: 31);
        var day = await scene.CallsGathering(Calling.On(16) with { SchoolId = middle, Place = "" }, Calling.On(17) with { SchoolId = end, Place = "" });
        Assert.Equal(["Zwelihle High"], (await scene.Nomsa.Opens(scene.Reach(day))).Elements(".travel:has(.badge) h3").Select(h => h.TextContent));

        await place.Sends(scene.Nomsa, new CommunityClusters.Features.Gatherings.Dates.SettleDate(scene.Cluster, day, (await scene.Dates(day))[1]));
        var page = await scene.Nomsa.Opens(scene.Reach(day));
        Assert.Equal(["Khanyisa High", "Zwelihle High"], page.TextsOf(".travel h3"));
        var meeting = await scene.HasDay(GatheringKind.Planning);
        Assert.Equal(["The hall"], (await scene.Nomsa.Opens(scene.Reach(meeting))).TextsOf(".travel h3"));
    }
}
