using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Terms;

public sealed class CallingAgainTests
{
    [Theory, OnBothDatabases]
    public async Task The_days_of_coming_months_are_proposed_marked_where_there_are_holidays_and_others_are_offered(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        // The third Saturday.
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.HasHolidays("2199-06-10", "2199-07-21");
        await scene.Adds(scene.Nomsa, StretchKind.ExamWeeks, "", "2199-09-16", "2199-09-27");
        await scene.CallsGathering(Calling.On(16) with { Day = TermsScene.Day("2199-08-17") });

        var page = await scene.Sibusiso.Opens(scene.Again(gathering));

        Assert.Equal(["Every third Saturday of the month", "Every month on day 16", "3 months", "6 months", "12 months"], page.TextsOf(".chip"));
        Assert.Equal(
            [
                "Saturday 20 April 2199", "Saturday 18 May 2199",
                "Saturday 15 June 2199 Within Winter break, 10 June to 21 July 2199 Instead, outside of it: Saturday 8 June 2199 Saturday 27 July 2199",
                // The nearest days outside are offered once.
                "Saturday 20 July 2199 Within Winter break, 10 June to 21 July 2199",
                "Saturday 17 August 2199 You meet already: Teaching day",
                "Saturday 21 September 2199 Within Exam weeks, 16 September to 27 September 2199 Instead, outside of it: Saturday 14 September 2199 Saturday 28 September 2199",
            ],
            page.TextsOf(".again__month"));
        Assert.Equal(["On[2199-04-20]", "On[2199-05-18]"], page.Elements("[name^='On[']:checked").Select(e => e.GetAttribute("name")));
        Assert.Equal(["16 April", "16 May", "16 June"], (await scene.Sibusiso.Opens($"{scene.Again(gathering)}?Rule=SameDay&Months=3")).TextsOf(".again__month > .choice").Select(d => string.Join(' ', d.Split(' ')[1..3])));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_ticked_is_called_in_one_go_and_each_stands_alone(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.HasHolidays("2199-06-10", "2199-07-21");
        await scene.Sibusiso.Opens(scene.Again(gathering));

        // One is unticked, one of those within the holidays is wanted after all, and so is one beside them.
        var list = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Call them").Without("On[2199-05-18]").And("On[2199-06-15]", "true").And("On[2199-07-27]", "true").With(new { About = "Waves" }));

        Assert.Equal($"/clusters/{scene.Cluster}/gatherings", list.Path);
        var called = await place.Reads(db => db.Set<Gathering>().AsNoTracking().Where(g => g.Id != gathering).OrderBy(g => g.Number).ToListAsync());
        Assert.Equal(["2199-04-20", "2199-06-15", "2199-07-27", "2199-08-17", "2199-09-21"], called.Select(g => AgainPage.KeyOf(g.Day!.Value)));
        Assert.Equal(called.Count, called.Select(g => g.Number).Distinct().Count());
        Assert.All(called, g =>
        {
            Assert.Equal((GatheringKind.TeachingDay, "Waves", "Africa/Johannesburg", new TimeOnly(8, 30), new TimeOnly(13, 0), "the hall"), (g.Kind, g.About, g.Zone, g.Begins!.Value, g.Ends!.Value, g.Place));
            Assert.Equal(new TimeSpan(6, 30, 0), g.BeginsAt!.Value.TimeOfDay);
        });
        foreach (var each in called)
        {
            Assert.Equal("Refraction at a boundary", await place.Reads(db => db.Set<AgendaItem>().Where(i => i.GatheringId == each.Id).Select(i => i.Text).SingleAsync()));
            Assert.Equal([Answer.Yes], await place.Reads(db => db.Set<Coming>().Where(c => c.GatheringId == each.Id).Select(c => c.Says).ToListAsync()));
            Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"{scene.PageOf(each.Id)}/register")).Status);
        }

        // Nothing binds it to the others.
        await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
        await place.Sends(scene.Nomsa, new MoveGathering { ClusterId = scene.Cluster, GatheringId = called[0].Id, Seen = called[0].Version, To = Calling.On(30) });
        Assert.Equal(called.Skip(1).Select(g => (g.Id, g.BeginsAt)), await place.Reads(async db => (await db.Set<Gathering>().Where(g => g.CalledOffBy == null && g.Id != called[0].Id).OrderBy(g => g.Number).ToListAsync()).Select(g => (g.Id, g.BeginsAt)).ToList()));
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_it_is_done_once_and_two_who_call_the_same_at_the_same_moment_meant_one(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Sibusiso.Opens($"{scene.Again(gathering)}?Months=3");
        var form = scene.Sibusiso.Form("Call them");

        await Task.WhenAll(scene.Sibusiso.Twin().Sends(form), scene.Sibusiso.Twin().Sends(form), scene.CallsAgain(scene.Nomsa, gathering, "2199-05-18", "2199-06-15", "2199-07-20"));

        Assert.Equal(["2199-03-16", "2199-04-20", "2199-05-18", "2199-06-15", "2199-07-20"], (await place.Reads(db => db.Set<Gathering>().Select(g => g.Day).ToListAsync())).Order().Select(d => AgainPage.KeyOf(d!.Value)));
    }

    [Theory, OnBothDatabases]
    public async Task What_stands_at_that_hour_elsewhere_is_another_gathering_and_what_stands_so_already_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        var hall = await scene.CallsGathering(Calling.On(16) with { Day = TermsScene.Day("2199-04-20") });
        await scene.CallsGathering(Calling.On(16) with { Day = TermsScene.Day("2199-05-18"), Place = "the other hall" });
        await scene.CallsGathering(Calling.On(16) with { Day = TermsScene.Day("2199-06-15"), SchoolId = await place.Reads(db => db.Set<School>().OrderBy(s => s.Name).Select(s => (Guid?)s.Id).FirstAsync()) });
        await scene.Sibusiso.Opens($"{scene.Again(gathering)}?Months=3");

        var list = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Call them").And("On[2199-04-20]", "true").And("On[2199-05-18]", "true").And("On[2199-06-15]", "true"));

        Assert.Equal("You meet at these hours and at this place already, so nothing more was called on: Saturday 20 April 2199", list.TextOf("#stood"));
        Assert.Equal(6, await place.Count<Gathering>());
        var again = await scene.CallsAgain(scene.Nomsa, gathering, "2199-04-20", "2199-07-20");
        Assert.Equal((hall, TermsScene.Day("2199-04-20")), (again.Gatherings[0], Assert.Single(again.Stood)));
        Assert.False((await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings")).Has("#stood"));
    }

    [Theory, OnBothDatabases]
    public async Task Its_hours_are_those_of_the_clocks_there_whatever_they_do_between(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await place.Sends(scene.Nomsa, new CallGathering
        {
            ClusterId = scene.Cluster, Zone = "Europe/London", Dates = [Calling.On(1, "01:30", "03:45") with { Day = TermsScene.Day("2027-02-28") }],
        });

        await scene.CallsAgain(scene.Nomsa, gathering, "2027-03-28", "2027-04-25", "2027-10-31");

        var instants = await place.Reads(db => db.Set<Gathering>().OrderBy(g => g.BeginsAt).Select(g => new { g.BeginsAt, g.EndsAt }).ToListAsync());
        Assert.Equal(["28 01:30–03:45", "28 01:30–02:45", "25 00:30–02:45", "31 00:30–03:45"], instants.Select(g => $"{g.BeginsAt:dd HH:mm}–{g.EndsAt:HH:mm}"));
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_called_is_told_and_the_ticks_are_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Sibusiso.Opens($"{scene.Again(gathering)}?Months=3");
        var none = scene.Sibusiso.Form("Call them").Without("On[2199-04-20]").Without("On[2199-05-18]").Without("On[2199-06-15]");

        var page = await scene.Sibusiso.Sends(none);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Tick at least one day.", page.TextOf("#Ask_Days-error"));
        Assert.Empty(page.Elements("[name^='On[']:checked"));
        page = await scene.Sibusiso.Sends(Enumerable.Range(1, 13).Aggregate(none, (f, day) => f.And($"On[2199-05-{day:00}]", "true")).And("On[2199-05-18]", "true"));
        Assert.Equal("At most 12 can be called at once. Untick some.", page.TextOf("#Ask_Days-error"));
        Assert.Equal(["On[2199-05-18]"], page.Elements("[name^='On[']:checked").Select(e => e.GetAttribute("name")));
        page = await scene.Sibusiso.Sends(none.And("On[nonsense]", "true"));
        Assert.Equal("Choose a day from the calendar.", page.TextOf("#Ask_Days-error"));

        // Moved meanwhile it has other hours than those that were seen.
        await scene.Sibusiso.Opens(scene.Again(gathering));
        var form = scene.Sibusiso.Form("Call them");
        await place.Sends(scene.Nomsa, new MoveGathering { ClusterId = scene.Cluster, GatheringId = gathering, Seen = (await scene.Gathering(gathering)).Version, To = Calling.On(16, "14:00", "16:00") });
        page = await scene.Sibusiso.Sends(form);
        Assert.Contains("Somebody changed this gathering meanwhile.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await place.Count<Gathering>());
        await scene.Sibusiso.Submits("Call them");
        Assert.Equal(7, await place.Count<Gathering>());

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new CallEachMonth { ClusterId = scene.Cluster, GatheringId = gathering, About = new string('n', 141), Days = [TermsScene.Day("2199-05-18")] }));
    }

    [Theory, OnBothDatabases]
    public async Task What_has_no_date_yet_is_not_repeated_and_nobody_from_outside_calls_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (gathering, finding) = (await scene.CallsGathering(Calling.On(16)), await scene.CallsGathering(Calling.On(16), Calling.On(23)));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Again(finding))).Status);
        Assert.Equal("again.undated", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.CallsAgain(scene.Nomsa, finding, "2199-05-18"))).Sentence);

        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Again(gathering))).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.CallsAgain(outsider, gathering, "2199-05-18"));
        }

        // Nor who leaves while it waits for another's.
        var again = new CallEachMonth { ClusterId = scene.Cluster, GatheringId = gathering, Seen = 2, Days = [TermsScene.Day("2199-05-18")] };
        await Assert.ThrowsAsync<NotVisibleException>(() => place.HandlesFor<CallEachMonth, CallEachMonth.Called>(scene.Former, again));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new CallEachMonth { ClusterId = scene.OtherCluster, GatheringId = gathering, Seen = 2, Days = [TermsScene.Day("2199-05-18")] }));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/gatherings/{gathering}/again")).Status);
        Assert.Equal(2, await place.Count<Gathering>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_looks_at_other_days_keeps_what_they_ticked_and_typed_and_hears_what_speaks_against_a_day(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.HasHolidays("2199-06-10", "2199-07-21");

        var page = await scene.Sibusiso.Opens($"{scene.Again(gathering)}?Months=6&Ticked=2199-06-15&Ticked=2199-04-20&Unticked=2199-05-18&About=Waves");

        Assert.Equal(["2199-04-20", "2199-06-15", "2199-08-17", "2199-09-21"], page.Elements("[data-day]:checked").Select(d => d.GetAttribute("data-day")));
        Assert.Equal("Waves", page.One("[name='Ask.About']").GetAttribute("value"));
        var day = page.One("[data-day='2199-06-15']");
        Assert.Equal("Within Winter break, 10 June to 21 July 2199", page.TextOf($"#{day.GetAttribute("aria-describedby")}"));
        Assert.False(page.One("[data-day='2199-04-20']").HasAttribute("aria-describedby"));
    }

    [Theory, OnBothDatabases]
    public async Task Ticked_with_several_dates_it_says_that_the_days_are_chosen_once_one_is_settled(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");
        Assert.All(scene.Sibusiso.Sees.Elements("[type=date]"), d => Assert.Equal("", d.ParentElement!.QuerySelector("[role=status]")!.TextContent));
        var form = scene.Sibusiso.Form("Call it").And("EachMonth", "true");
        foreach (var (row, day) in new[] { (0, "2199-03-16"), (1, "2199-03-23") })
        {
            form = form.And($"Ask.Dates[{row}].Day", day).And($"Ask.Dates[{row}].Begins", "08:30").And($"Ask.Dates[{row}].Ends", "13:00");
        }

        var list = await scene.Sibusiso.Sends(form);

        Assert.StartsWith("Its date is still to be settled, so nothing is called again yet.", list.TextOf("#finding"), StringComparison.Ordinal);
        var gathering = await place.Reads(db => db.Set<Gathering>().Select(g => g.Id).SingleAsync());
        Assert.Equal(scene.PageOf(gathering), list.One("#finding a").GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Called_with_a_tick_it_leads_on_to_the_days_and_a_hint_stands_beside_each_date(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.HasHolidays("2199-03-10", "2199-03-20", "Easter");
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings");

        var page = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Call it")
            .And("Ask.Dates[0].Day", "2199-03-16").And("Ask.Dates[0].Begins", "08:30").And("Ask.Dates[0].Ends", "13:00").And("EachMonth", "true"));
        Assert.Equal("Again each month", page.TextOf("h1"));

        var gathering = Guid.Parse(page.Path.Split('/')[^2]);
        Assert.Equal(["Within Easter, 10 March to 20 March 2199"], (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf("[id^='gathering-facts'] .badge"));
        var finding = await scene.CallsGathering(Calling.On(16), Calling.On(23));
        page = await scene.Nomsa.Opens(scene.PageOf(finding));
        Assert.Equal([true, false], page.TextsOf(".date").Select(d => d.Contains("Within Easter", StringComparison.Ordinal)));
        // Whoever proposes one more reads what is ahead, and the phone says it beside the field.
        Assert.Equal(["Easter: 10 March to 20 March 2199"], page.TextsOf("#propose [data-first='2199-03-10']"));

        // The calendar says otherwise, and whoever has the pages open sees it.
        await using var proposed = await scene.Nomsa.KeepsOpen(scene.PageOf(finding));
        await using var settled = await scene.Nomsa.KeepsOpen(scene.PageOf(gathering));
        await scene.Adds(scene.Sibusiso, StretchKind.ExamWeeks, "Trial exams", "2199-03-15", "2199-03-25");
        await proposed.Hears("Within Trial exams");
        await settled.Hears("Within Trial exams");
        Assert.Equal([true, true], (await scene.Nomsa.Opens(scene.PageOf(finding))).TextsOf(".date").Select(d => d.Contains("Within Trial exams", StringComparison.Ordinal)));
    }
}
