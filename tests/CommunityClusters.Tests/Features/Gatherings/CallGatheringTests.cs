using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Needs;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings;

public sealed class CallGatheringTests
{
    [Theory, OnBothDatabases]
    public async Task Called_at_one_date_it_stands_for_all_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");

        var page = await scene.Sibusiso.Sends(Filled(scene.Sibusiso, "2199-03-16", "08:30", "13:00", "Mvula Hills"));

        Assert.Equal("Light and forces", page.TextOf("h1"));
        Assert.Contains("Saturday 16 March 2199, 08:30 to 13:00 · Mvula Hills", page.Text, StringComparison.Ordinal);
        await line.Hears("Light and forces");
        foreach (var path in new[] { "/", "/days", $"/clusters/{scene.Cluster}", $"/clusters/{scene.Cluster}/gatherings" })
        {
            Assert.Contains((await scene.Nomsa.Opens(path)).TextsOf(".gathering"), g => g.Contains("Saturday 16 March 2199", StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Its_times_are_those_of_the_clocks_at_the_venue(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var here = await scene.CallsGathering(Calling.On(16));
        var there = await place.Sends(scene.Nomsa, new CallGathering { ClusterId = scene.Cluster, Zone = "Asia/Karachi", Dates = [Calling.On(16)] });
        var asBefore = await scene.CallsGathering(Calling.On(23));

        Assert.Equal(new DateTimeOffset(2199, 3, 16, 6, 30, 0, TimeSpan.Zero), (await scene.Gathering(here)).BeginsAt);
        Assert.Equal(new DateTimeOffset(2199, 3, 16, 3, 30, 0, TimeSpan.Zero), (await scene.Gathering(there)).BeginsAt);
        Assert.Equal("Asia/Karachi", (await scene.Gathering(asBefore)).Zone);
    }

    [Theory, OnBothDatabases]
    public async Task Its_agenda_begins_with_the_needs_that_are_open_the_chosen_ones_first(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.NamesNeed(scene.Cluster, "Lenses");
        await scene.Nomsa.NamesNeed(scene.Cluster, "Vectors");
        await Mark("Lenses", NeedMark.Chosen);
        await Mark("Vectors", NeedMark.Covered);

        var page = await scene.Sibusiso.Opens(scene.PageOf(await scene.CallsGathering(Calling.On(16))));

        Assert.Equal(["Lenses something we find hard", "Refraction at a boundary something we find hard"], page.TextsOf(".agenda > li"));

        async Task Mark(string topic, NeedMark mark) =>
            await place.Sends(scene.Nomsa, new MarkNeed(scene.Cluster, await place.Reads(db => db.Set<Need>().Where(n => n.Topic == topic).Select(n => n.Id).SingleAsync()), mark));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_the_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");

        var backwards = await scene.Sibusiso.Sends(Filled(scene.Sibusiso, "2199-03-16", "13:00", "08:30", "Mvula Hills"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, backwards.Status);
        Assert.Equal("It has to end after it begins. Look at the two times.", backwards.TextOf("[id='Ask_Dates_0__Ends-error']"));
        Assert.Equal("Mvula Hills", backwards.One("[name='Ask.Dates[0].Place']").GetAttribute("value"));

        var empty = await scene.Sibusiso.Sends(Filled(scene.Sibusiso, "", "", "", ""));
        Assert.Equal("Choose the day.", empty.TextOf("[id='Ask_Dates_0__Day-error']"));
        Assert.Equal("#Ask_Dates_0__Day", empty.One(".form-errors a").GetAttribute("href"));

        var half = await scene.Sibusiso.Sends(Filled(scene.Sibusiso, "2199-03-16", "", "", "").And("Ask.Zone", "Nowhere/Atall"));
        Assert.Equal("Say when it begins.", half.TextOf("[id='Ask_Dates_0__Begins-error']"));
        Assert.Equal("This time zone is not known. Write it like Africa/Johannesburg.", half.ErrorOf("Zone"));
        Assert.Equal(0, await place.Count<Gathering>());
    }

    [Theory, OnBothDatabases]
    public async Task A_school_that_is_not_known_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => scene.CallsGathering(Calling.On(16) with { SchoolId = Guid.NewGuid() }));

        Assert.Equal("gathering.school.unknown", broken.Sentence);
        Assert.Equal(0, await place.Count<Gathering>());
    }

    [Theory, OnBothDatabases]
    public async Task Called_twice_by_a_double_tap_it_is_called_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");
        var form = Filled(scene.Sibusiso, "2199-03-16", "08:30", "13:00", "Mvula Hills");

        await Task.WhenAll(scene.Sibusiso.Twin().Sends(form), scene.Sibusiso.Twin().Sends(form));

        Assert.Equal(1, await place.Count<Gathering>());
    }

    [Theory, OnBothDatabases]
    public async Task Lists_show_twenty_and_lead_to_the_rest_the_next_one_first(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        for (var day = 23; day >= 1; day--)
        {
            await scene.CallsGathering(Calling.On(day, place: $"room {day}"));
        }

        await place.Sends(scene.Nomsa, new CallGathering { ClusterId = scene.Cluster, Dates = [Calling.On(1) with { Day = new DateOnly(2001, 3, 3), Place = "long ago" }] });

        var first = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");
        var second = await scene.Sibusiso.Opens(first.One(".pager a").GetAttribute("href")!);
        var over = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings?Over=true");

        Assert.Equal(Enumerable.Range(1, 23).Select(d => $"room {d} "), [.. first.TextsOf(".gathering").Concat(second.TextsOf(".gathering")).Select(RoomIn)]);
        Assert.Contains("long ago", Assert.Single(over.TextsOf(".gathering")), StringComparison.Ordinal);

        static string RoomIn(string card) => card[card.IndexOf("room", StringComparison.Ordinal)..(card.IndexOf("Teaching", StringComparison.Ordinal))];
    }

    [Theory, OnBothDatabases]
    public async Task What_one_cluster_calls_no_other_sees(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));

        foreach (var person in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.Opens(scene.PageOf(gathering))).Status);
            Assert.Empty((await person.Opens("/days")).TextsOf(".gathering"));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/gatherings/{gathering}")).Status);
    }

    private static Form Filled(Person person, string day, string begins, string ends, string venue) => person.Form("Call it").With(new { About = "Light and forces" })
        .And("Ask.Dates[0].Day", day).And("Ask.Dates[0].Begins", begins).And("Ask.Dates[0].Ends", ends).And("Ask.Dates[0].Place", venue);
}
