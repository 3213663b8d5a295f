using System.Net;
using System.Text.Json;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using CommunityClusters.Tests.TakingAway;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Calendars;

public sealed class CalendarTests
{
    [Theory, OnBothDatabases]
    public async Task A_members_calendar_has_when_the_cluster_meets_and_what_they_do_there_and_names_nobody(Database database)
    {
        await using var place = await At(database);
        var day = await SaturdayScene.Of(place);
        var link = await MakesLink(day.Scene.Nomsa, day.Scene.Cluster);

        var feed = await place.Visitor().Opens(link);

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (feed.Status, feed.Headers["Content-Type"]));
        var calendar = await Peer.Reads("calendar.mjs", feed.Bytes);
        Assert.Equal((Scene.Name, "2.0"), (Said(calendar, "name"), Said(calendar, "version")));
        Assert.InRange(calendar.GetProperty("longest").GetInt32(), 1, 75);
        Assert.False(calendar.GetProperty("bare").GetBoolean());
        var met = Assert.Single(calendar.GetProperty("events").EnumerateArray());
        Assert.Equal(("Light and forces (Teaching day)", "the hall"), (Said(met, "summary"), Said(met, "location")));
        Assert.Equal(("2026-03-14T06:30:00.000Z", "2026-03-14T11:00:00.000Z", "CONFIRMED"), (Said(met, "begins"), Said(met, "ends"), Said(met, "status")));
        Assert.Equal($"09:40, Room B: you present Newton's third law\n{Scene.Name}", Said(met, "description"));
        Assert.Equal($"http://localhost{day.Path}", Said(met, "address"));
        Assert.All(new[] { "Nomsa", "Sibusiso" }, name => Assert.DoesNotContain(name, feed.Text, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_moved_and_what_is_called_off_keeps_its_id_and_says_so_with_a_higher_number(Database database)
    {
        await using var place = await At(database);
        var day = await SaturdayScene.Of(place);
        var link = await MakesLink(day.Scene.Sibusiso, day.Scene.Cluster);
        var before = await OnlyEvent(place, link);

        var to = new MeetingEntry { Day = new DateOnly(2026, 3, 21), Begins = new TimeOnly(9, 0), Ends = new TimeOnly(12, 0), Place = "Hall; upstairs, left\\right" };
        await place.Sends(day.Scene.Nomsa, new MoveGathering { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Seen = 2, About = "Kraftübertragung und die längsten Wörter, die eine Zeile je gefaltet haben 🙂🙂🙂", To = to });
        var moved = await OnlyEvent(place, link);
        await place.Sends(day.Scene.Nomsa, new CallOffGathering { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Why = "Rain, and more rain" });
        var off = await OnlyEvent(place, link);

        Assert.Equal([Said(before, "uid"), Said(before, "uid")], new[] { Said(moved, "uid"), Said(off, "uid") });
        Assert.Equal(("2026-03-21T07:00:00.000Z", to.Place), (Said(moved, "begins"), Said(moved, "location")));
        Assert.Equal("Kraftübertragung und die längsten Wörter, die eine Zeile je gefaltet haben 🙂🙂🙂 (Teaching day)", Said(moved, "summary"));
        Assert.Equal(("CANCELLED", $"called off\nRain, and more rain\n{Scene.Name}"), (Said(off, "status"), Said(off, "description")));
        Assert.True(before.GetProperty("sequence").GetInt32() < moved.GetProperty("sequence").GetInt32() && moved.GetProperty("sequence").GetInt32() < off.GetProperty("sequence").GetInt32());
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_was_changed_or_taken_back_leads_nowhere_and_a_second_tap_keeps_the_new_one(Database database)
    {
        await using var place = await At(database);
        var day = await SaturdayScene.Of(place);
        var (nomsa, page) = (day.Scene.Nomsa, PageOf(day.Scene.Cluster));
        var first = await MakesLink(nomsa, day.Scene.Cluster);
        await nomsa.Opens(page);
        var tap = nomsa.Form("Change the link");

        var second = LinkOn(await nomsa.Sends(tap));
        Assert.Equal(second, LinkOn(await nomsa.Sends(tap)));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await place.Visitor().Opens(first)).Status, (await place.Visitor().Opens(second)).Status));

        await nomsa.Opens(page);
        await nomsa.Submits("Take it back");
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(second)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens("/calendar/AAAAAAAAAAAAAAAAAAAAAA.ics")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_somebody_wrote_otherwise_in_one_letter_leads_nowhere(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        var link = await MakesLink(scene.Nomsa, scene.Cluster);
        Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens(link)).Status);
        var (from, until) = ("/calendar/".Length, link.IndexOf(".ics", StringComparison.Ordinal));

        for (var at = from; at < until; at++)
        {
            // Capital letters are others than small ones, for either database.
            var other = char.IsLower(link[at]) ? char.ToUpperInvariant(link[at]) : char.IsUpper(link[at]) ? char.ToLowerInvariant(link[at]) : link[at] == '7' ? '8' : '7';
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens($"{link[..at]}{other}{link[(at + 1)..]}")).Status);
        }

        foreach (var altered in new[] { $"{link[..(until - 1)]}.ics", $"{link[..until]}A.ics", "/calendar/.ics", link[..until] })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(altered)).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_link_ends_with_the_membership_and_coming_back_does_not_bring_it_back(Database database)
    {
        var clock = new FakeClock();
        await using var place = await At(database, clock);
        var day = await SaturdayScene.Of(place);
        var sibusiso = day.Scene.Sibusiso;
        var link = await MakesLink(sibusiso, day.Scene.Cluster);

        await sibusiso.Leaves(day.Scene.Cluster);
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
        clock.Passes(TimeSpan.FromMinutes(1));
        await sibusiso.ComesBack(day.Scene.Cluster);
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);

        var fresh = await MakesLink(sibusiso, day.Scene.Cluster);
        Assert.NotEqual(link, fresh);
        Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens(fresh)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Only_members_make_one_and_each_has_their_own(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        var hers = await MakesLink(scene.Nomsa, scene.Cluster);
        var his = await MakesLink(scene.Sibusiso, scene.Cluster);

        Assert.NotEqual(hers, his);
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(PageOf(scene.Cluster))).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new ChangeCalendarLink(scene.Cluster, null)));
        }

        Assert.Equal(2, await place.Count<CalendarLink>());
    }

    [Theory, OnBothDatabases]
    public async Task Two_taps_at_the_same_moment_make_one_link(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => place.Sends(scene.Nomsa, new ChangeCalendarLink(scene.Cluster, null))));

        Assert.Equal(1, await place.Count<CalendarLink>());
        Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens(LinkOn(await scene.Nomsa.Opens(PageOf(scene.Cluster))))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_feed_speaks_the_language_in_which_the_link_was_copied(Database database)
    {
        await using var place = await At(database);
        var day = await SaturdayScene.Of(place);
        var link = await MakesLink(day.Scene.Nomsa, day.Scene.Cluster);
        await day.Scene.Nomsa.Opens(PageOf(day.Scene.Cluster));

        var inZulu = LinkOn(await day.Scene.Nomsa.ChoosesLanguage("zu"));

        Assert.Equal((await place.Visitor().Opens(link)).Path, new Uri("http://localhost" + inZulu).AbsolutePath);
        Assert.StartsWith("09:40, Room B: wethula", Said(await OnlyEvent(place, inZulu), "description"), StringComparison.Ordinal);
    }

    private static Task<Place> At(Database database, FakeClock? clock = null) => Place.On(database, s => s.AddSingleton<TimeProvider>(clock ?? new FakeClock()));

    private static string PageOf(Guid cluster) => $"/clusters/{cluster}/calendar";

    private static async Task<string> MakesLink(Person person, Guid cluster)
    {
        await person.Opens(PageOf(cluster));
        return LinkOn(await person.Submits("Make my link"));
    }

    private static string LinkOn(Sight page) => new Uri(page.One("#link").GetAttribute("value")!).PathAndQuery;

    private static async Task<JsonElement> OnlyEvent(Place place, string link) =>
        Assert.Single((await Peer.Reads("calendar.mjs", (await place.Visitor().Opens(link)).Bytes)).GetProperty("events").EnumerateArray());

    private static string Said(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
