using System.Globalization;
using System.Text.Json;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Tests.Support;
using CommunityClusters.Tests.TakingAway;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>
/// Gatherings in the nights in which the clocks of their venue change: in London from 01:00 to 02:00 on 29 March, and from 02:00 back to
/// 01:00 on 25 October 2026.
/// </summary>
public sealed class WhenClocksChangeTests
{
    private const string London = "Europe/London";

    // From and until by the clocks there, and the instants: usual, begun in the hour that is left out, with an end that would be before it,
    // ended in it, all of it in it; begun in the hour that comes twice, ended in it, and over both.
    private static readonly string[][] Nights =
    [
        ["2026-03-28", "01:30", "02:15", "2026-03-28T01:30Z", "2026-03-28T02:15Z"],
        ["2026-03-29", "01:30", "03:45", "2026-03-29T01:30Z", "2026-03-29T02:45Z"],
        ["2026-03-29", "01:30", "02:15", "2026-03-29T01:30Z", "2026-03-29T02:15Z"],
        ["2026-03-29", "00:30", "01:30", "2026-03-29T00:30Z", "2026-03-29T01:30Z"],
        ["2026-03-29", "01:10", "01:50", "2026-03-29T01:10Z", "2026-03-29T01:50Z"],
        ["2026-03-29", "08:30", "13:00", "2026-03-29T07:30Z", "2026-03-29T12:00Z"],
        ["2026-10-25", "01:30", "02:30", "2026-10-25T00:30Z", "2026-10-25T02:30Z"],
        ["2026-10-25", "00:30", "01:30", "2026-10-24T23:30Z", "2026-10-25T00:30Z"],
        ["2026-10-25", "01:10", "01:50", "2026-10-25T00:10Z", "2026-10-25T00:50Z"],
        ["2026-10-25", "08:30", "13:00", "2026-10-25T08:30Z", "2026-10-25T13:00Z"],
    ];

    [Theory, OnBothDatabases]
    public async Task Called_and_moved_it_begins_when_the_clocks_there_say_and_never_ends_before(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        var moving = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Dates = [Entry(Nights[0])] });
        foreach (var night in Nights)
        {
            var called = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Zone = London, Dates = [Entry(night)] });
            await place.Sends(scene.Sibusiso, new MoveGathering { ClusterId = scene.Cluster, GatheringId = moving, Seen = (await scene.Gathering(moving)).Version, Zone = London, To = Entry(night) });

            foreach (var gathering in new[] { await scene.Gathering(called), await scene.Gathering(moving) })
            {
                Assert.Equal((Instant(night[3]), Instant(night[4])), (gathering.BeginsAt, gathering.EndsAt));
                Assert.Equal((Entry(night).Begins, Entry(night).Ends), (gathering.Begins, gathering.Ends));
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Taken_to_another_zone_it_keeps_the_hours_that_were_said_there(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        var gathering = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Zone = "Asia/Karachi", Dates = [Entry(Nights[2])] });
        Assert.Equal(Instant("2026-03-28T20:30Z"), (await scene.Gathering(gathering)).BeginsAt);

        await scene.Sibusiso.Opens(scene.PageOf(gathering));
        await scene.Sibusiso.Sends(scene.Sibusiso.Form("Save it so").And("Move.Zone", London));

        Assert.Equal((Instant("2026-03-29T01:30Z"), Instant("2026-03-29T02:15Z")), ((await scene.Gathering(gathering)).BeginsAt, (await scene.Gathering(gathering)).EndsAt));
    }

    [Theory, OnBothDatabases]
    public async Task Each_lesson_of_its_programme_lasts_as_long_as_it_is_and_says_the_hour_that_was_said(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        foreach (var (day, instants) in new[]
        {
            ("2026-03-29", new[] { "2026-03-29T00:40Z", "2026-03-29T01:20Z", "2026-03-29T01:40Z" }),
            ("2026-10-25", new[] { "2026-10-24T23:40Z", "2026-10-25T00:20Z", "2026-10-25T02:40Z" }),
        })
        {
            var id = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = GatheringKind.TeachingDay, Zone = London, Dates = [Entry([day, "00:30", "04:00"])] });
            foreach (var (hour, minute) in new[] { (0, 40), (1, 20), (2, 40) })
            {
                await scene.Sibusiso.AddsLesson(scene, id, $"At {hour}", hour, minute);
            }

            var page = await scene.Sibusiso.Opens($"{scene.PageOf(id)}/day");

            var slots = page.Elements("[data-stretch]");
            Assert.Equal(instants.Select(Milliseconds), slots.Select(s => s.GetAttribute("data-begins")));
            Assert.Equal(instants.Select(i => Milliseconds(Instant(i).AddMinutes(40))), slots.Select(s => s.GetAttribute("data-ends")));
            Assert.Equal(["00:40", "01:20", "02:40"], slots.Select(s => s.GetAttribute("data-time")));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_calendar_has_it_at_the_same_instants(Database database)
    {
        await using var place = await At(database);
        var scene = await Scene.Of(place);
        foreach (var night in Nights)
        {
            await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Zone = London, Dates = [Entry(night)] });
        }

        await place.Sends(scene.Nomsa, new ChangeCalendarLink(scene.Cluster, null));
        var token = await place.Reads(db => db.Set<CalendarLink>().Select(l => l.Token).SingleAsync(TestContext.Current.CancellationToken));
        var feed = await Peer.Reads("calendar.mjs", (await place.Visitor().Opens($"/calendar/{token}.ics")).Bytes);

        var read = feed.GetProperty("events").EnumerateArray().Select(e => (Begins: InstantOf(e, "begins"), Ends: InstantOf(e, "ends"))).ToList();
        Assert.Equal(Nights.Select(n => (Instant(n[3]), Instant(n[4]))).Order(), read.Order());
        Assert.All(read, e => Assert.True(e.Begins < e.Ends));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_over_when_the_clocks_there_say_so_and_the_day_when_their_day_is(Database database)
    {
        var clock = new FakeClock();
        await using var place = await At(database, clock);
        var scene = await Scene.Of(place);
        var id = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = GatheringKind.TeachingDay, Zone = London, Dates = [Entry(["2026-03-29", "08:30", "13:00"])] });
        var gathering = await scene.Gathering(id);

        clock.Passes(Instant("2026-03-29T11:59Z") - clock.GetUtcNow());
        Assert.True(gathering.IsToCome(clock.GetUtcNow()));
        clock.Passes(TimeSpan.FromMinutes(1));
        Assert.False(gathering.IsToCome(clock.GetUtcNow()));
        Assert.Equal("true", await Comes());

        // The day has 23 hours there, and its midnight is 23:00 in Greenwich.
        var page = await scene.Nomsa.Opens($"{scene.PageOf(id)}/day");
        Assert.Equal((Milliseconds("2026-03-29T00:00Z"), Milliseconds("2026-03-29T23:00Z")), (page.One("[data-my-day]").GetAttribute("data-day-begins"), page.One("[data-my-day]").GetAttribute("data-day-ends")));
        clock.Passes(Instant("2026-03-29T23:01Z") - clock.GetUtcNow());
        Assert.Equal("false", await Comes());

        async Task<string?> Comes() => (await scene.Nomsa.Opens($"{scene.PageOf(id)}/day")).One("[data-keep-day]").GetAttribute("data-comes");
    }

    private static Task<Place> At(Database database, FakeClock? clock = null) => Place.On(database, s => s.AddSingleton<TimeProvider>(clock ?? new FakeClock()));

    private static MeetingEntry Entry(string[] night) => new()
    {
        Day = DateOnly.Parse(night[0], CultureInfo.InvariantCulture),
        Begins = TimeOnly.Parse(night[1], CultureInfo.InvariantCulture),
        Ends = TimeOnly.Parse(night[2], CultureInfo.InvariantCulture),
        Place = "the hall",
    };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset InstantOf(JsonElement of, string name) => Instant(of.GetProperty(name).GetString()!);

    private static string Milliseconds(string instant) => Milliseconds(Instant(instant));

    private static string Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
