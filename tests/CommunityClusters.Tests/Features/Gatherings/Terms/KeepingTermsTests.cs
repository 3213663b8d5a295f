using System.Net;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Terms;

public sealed class KeepingTermsTests
{
    [Theory, OnBothDatabases]
    public async Task It_begins_empty_and_any_member_adds_changes_and_takes_out_before_the_eyes_of_others(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var page = await scene.Nomsa.Opens(scene.Terms());
        Assert.Contains("Nothing stands here yet.", page.TextOf("#terms"), StringComparison.Ordinal);
        Assert.Empty(page.Elements(".stretch"));
        var watch = page.One("[data-watch]");
        await using var line = await LiveLine.Open(place.Node, scene.Nomsa, watch.GetAttribute("data-watch")!, 0, fragments: ["terms"]);

        await scene.Sibusiso.Opens(scene.Terms());
        page = await scene.Sibusiso.Submits("Add it", new { Name = "Winter break", First = "2199-06-29", Last = "2199-07-21" }, "#add");
        Assert.Equal(["Winter break Holidays 29 June to 21 July 2199"], Named(page));
        await line.Hears("Winter break");

        var change = (await scene.Nomsa.Opens(scene.Terms())).One(".stretch__change").GetAttribute("href")!;
        await scene.Nomsa.Opens(change);
        page = await scene.Nomsa.Submits("Keep it so", new { Name = "", First = "2199-07-01", Last = "2199-07-01" }, "#change");
        Assert.Equal(["Holidays 1 July 2199"], Named(page));

        await scene.Sibusiso.Opens(change);
        page = await scene.Sibusiso.Submits("Take it out");
        Assert.Empty(page.Elements(".stretch"));
        Assert.Equal(0, await place.Count<Stretch>());
    }

    [Theory, OnBothDatabases]
    public async Task The_terms_of_a_year_are_typed_at_once_with_the_holidays_between_and_copied_to_the_next(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens(scene.Terms());

        var page = await scene.Nomsa.Sends(scene.Nomsa.Form("Add these terms")
            .And("Year.Terms[0].First", "2199-01-09").And("Year.Terms[0].Last", "2199-03-22").And("Year.Terms[2].First", "2199-04-10").And("Year.Terms[2].Last", "2199-06-21"));

        string[] first = ["Term Term 1: 2199-01-09 to 2199-03-22", "Holidays : 2199-03-23 to 2199-04-09", "Term Term 3: 2199-04-10 to 2199-06-21"];
        Assert.Equal(first, await place.Stretches());
        Assert.Equal("Holidays 23 March to 9 April 2199", Named(page)[1]);

        // Earlier the year before: two copy it at the same moment, and mean one copy.
        await scene.Adds(scene.Nomsa, StretchKind.ExamWeeks, "Exams 2198", "2198-11-05", "2198-11-30");
        await Task.WhenAll(
            place.Sends(scene.Nomsa, new CopyYear { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Year = 2198 }),
            place.Sends(scene.Sibusiso, new CopyYear { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Year = 2198 }));
        Assert.Equal(["ExamWeeks Exams 2198: 2198-11-05 to 2198-11-30", .. first, "ExamWeeks Exams 2199: 2199-11-04 to 2199-11-29"], await place.Stretches());

        var empty = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new CopyYear { ClusterId = scene.Cluster, Year = 2150 }));
        Assert.Equal("terms.year.empty", empty.Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Copied_by_the_button_it_stands_a_year_later(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.HasHolidays("2026-06-27", "2026-07-20");
        var page = await scene.Sibusiso.Opens(scene.Terms());

        page = await scene.Sibusiso.Sends(Form.Of(page, page.One("[form=copy-year]")));

        Assert.Equal(["Winter break Holidays 27 June to 20 July 2026", "Winter break Holidays 26 June to 19 July 2027"], Named(page));
        Assert.Equal("Copy 2027 to 2028", page.TextOf("[form=copy-year]"));
    }

    [Theory, OnBothDatabases]
    public async Task Each_year_whose_next_says_nothing_yet_can_be_copied_and_copied_twice_it_stands_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.HasHolidays("2027-01-01", "2027-01-12", "Summer");
        await scene.HasHolidays("2030-01-05", "2030-01-12", "Summer");
        var page = await scene.Sibusiso.Opens(scene.Terms());
        Assert.Equal(["Copy 2027 to 2028", "Copy 2030 to 2031"], page.TextsOf("[form=copy-year]"));
        var copy = Form.Of(page, page.Elements("[form=copy-year]")[0]);

        await scene.Sibusiso.Sends(copy);
        page = await scene.Nomsa.Opens(scene.Terms());
        Assert.Equal(["Copy 2028 to 2029", "Copy 2030 to 2031"], page.TextsOf("[form=copy-year]"));
        await place.Sends(scene.Nomsa, new CopyYear { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Year = 2027 });

        Assert.Equal(
            ["Holidays Summer: 2027-01-01 to 2027-01-12", "Holidays Summer: 2028-01-01 to 2028-01-11", "Holidays Summer: 2030-01-05 to 2030-01-12"], await place.Stretches());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens(scene.Terms());

        var page = await scene.Nomsa.Submits("Add it", new { Name = "Winter break", First = "2199-07-21", Last = "2199-06-29" }, "#add");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("The last day is before the first. Look at the two days.", page.TextOf("#Ask_What_Last-error"));
        Assert.Equal("Winter break", page.One("#Ask_What_Name").GetAttribute("value"));
        page = await scene.Nomsa.Submits("Add it", new { First = "", Last = "" }, "#add");
        Assert.Equal("Choose the first day.", page.TextOf("#Ask_What_First-error"));
        Assert.Equal("Choose the last day.", page.TextOf("#Ask_What_Last-error"));

        await scene.Nomsa.Opens(scene.Terms());
        page = await scene.Nomsa.Submits("Add these terms");
        Assert.Equal("Choose the first day.", page.TextOf("#Year_Terms_0__First-error"));

        foreach (var bad in new[] { Bad(name: new string('n', 61)), Bad(last: "2200-07-21"), Bad(first: "1999-07-01", last: "1999-07-21"), Bad(kind: (StretchKind)7) })
        {
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new AddStretch { ClusterId = scene.Cluster, What = bad }));
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new ChangeStretch { ClusterId = scene.Cluster, StretchId = Guid.NewGuid(), What = bad }));
        }

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new TypeYear { ClusterId = scene.Cluster, Terms = [.. Enumerable.Repeat(Bad(), 7)] }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new CopyYear { ClusterId = scene.Cluster, Year = 1 }));
        Assert.Equal(0, await place.Count<Stretch>());

        static StretchEntry Bad(StretchKind kind = StretchKind.Holidays, string name = "", string first = "2199-06-29", string last = "2199-07-21") => TermsScene.Days(kind, name, first, last);
    }

    [Theory, OnBothDatabases]
    public async Task Days_that_are_in_two_stand_and_are_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Adds(scene.Nomsa, StretchKind.Term, "Term 2", "2199-04-10", "2199-06-28");
        await scene.Adds(scene.Nomsa, StretchKind.ExamWeeks, "", "2199-06-10", "2199-06-28");
        await scene.HasHolidays("2199-06-28", "2199-07-21");

        var page = await scene.Sibusiso.Opens(scene.Terms());

        Assert.Equal(
            [
                "Shares days with Winter break, 28 June to 21 July 2199. Is that so?", "Shares days with Winter break, 28 June to 21 July 2199. Is that so?",
                "Shares days with Term 2, 10 April to 28 June 2199. Is that so?", "Shares days with Exam weeks, 10 June to 28 June 2199. Is that so?",
            ],
            page.TextsOf(".stretch__cross"));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_change_one_at_once_the_second_is_told_and_two_who_add_the_same_add_one(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var added = await Task.WhenAll(
            scene.Adds(scene.Nomsa, StretchKind.Holidays, "Winter break", "2199-06-29", "2199-07-21"), scene.Adds(scene.Sibusiso, StretchKind.Holidays, "winter BREAK", "2199-06-29", "2199-07-21"));
        Assert.Equal(added[0], added[1]);

        var both = await Task.WhenAll(Changes(scene.Nomsa, "2199-07-22"), Changes(scene.Sibusiso, "2199-07-23"));
        Assert.Equal("terms.changed", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        Assert.Equal(both[0] is null ? 22 : 23, (await place.Reads(db => db.Set<Stretch>().SingleAsync())).Last.Day);

        // What somebody changed meanwhile is not taken out unseen either; taken out, it is gone for who changes it.
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new TakeStretchOut(scene.Cluster, added[0], 1)));
        await Task.WhenAll(place.Sends(scene.Nomsa, new TakeStretchOut(scene.Cluster, added[0], 2)), place.Sends(scene.Sibusiso, new TakeStretchOut(scene.Cluster, added[0], 2)));
        Assert.Equal("terms.gone", Assert.IsType<RuleBrokenException>(await Changes(scene.Nomsa, "2199-07-24")).Sentence);

        Task<Exception?> Changes(Person person, string last) => Record.ExceptionAsync(() => place.Sends(
            person, new ChangeStretch { ClusterId = scene.Cluster, StretchId = added[0], Seen = 1, What = TermsScene.Days(StretchKind.Holidays, "Winter break", "2199-06-29", last) })).AsTask();
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_overtaken_reads_what_stands_now_before_they_write_over_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.HasHolidays("2199-06-29", "2199-07-21");
        var change = (await scene.Nomsa.Opens(scene.Terms())).One(".stretch__change").GetAttribute("href")!;
        await scene.Nomsa.Opens(change);
        await scene.Sibusiso.Opens(change);
        await scene.Sibusiso.Submits("Keep it so", new { Name = "Cold break", Last = "2199-07-25" }, "#change");

        var told = await scene.Nomsa.Submits("Keep it so", new { Last = "2199-07-23" }, "#change");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Equal("It stands so now: Cold break Holidays 29 June to 25 July 2199", told.TextOf("#stands"));
        Assert.Equal("2199-07-23", told.One("#Change_What_Last").GetAttribute("value"));
        Assert.Equal(["Winter break Holidays 29 June to 23 July 2199"], Named(await scene.Nomsa.Submits("Keep it so", new { }, "#change")));
        // Where nothing but the typing was wrong there is nothing else to see.
        await scene.Nomsa.Opens(change);
        Assert.False((await scene.Nomsa.Submits("Keep it so", new { Last = "2199-06-01" }, "#change")).Has("#stands"));
    }

    [Theory, OnBothDatabases]
    public async Task A_calendar_that_is_full_says_so(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Inside(async services =>
        {
            var db = services.GetRequiredService<ClustersDb>();
            foreach (var day in Enumerable.Range(0, Stretch.Most))
            {
                var stretch = new Stretch { ClusterId = scene.Cluster };
                stretch.Is(StretchKind.Holidays, "", new DateOnly(2150, 1, 1).AddDays(day), new DateOnly(2150, 1, 1).AddDays(day));
                db.Add(stretch);
            }

            return await db.SaveChangesAsync();
        });

        Assert.Equal("terms.full", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HasHolidays("2199-06-29", "2199-07-21"))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_it_or_writes_in_it_and_no_cluster_in_anothers(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var stretch = await scene.HasHolidays("2198-06-29", "2198-07-21");
        var before = await place.Stretches();
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Terms())).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Adds(outsider, StretchKind.Term, "", "2198-01-01", "2198-02-01"));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TypeYear { ClusterId = scene.Cluster, Terms = [TermsScene.Days(StretchKind.Term, "", "2198-01-01", "2198-02-01")] }));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new ChangeStretch { ClusterId = scene.Cluster, StretchId = stretch, Seen = 1, What = TermsScene.Days(StretchKind.Term, "", "2198-01-01", "2198-02-01") }));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakeStretchOut(scene.Cluster, stretch, 1)));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new CopyYear { ClusterId = scene.Cluster, Year = 2198 }));
        }

        // By way of one's own cluster nothing is there.
        await place.Sends(scene.OtherMember, new TakeStretchOut(scene.OtherCluster, stretch, 1));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.OtherMember, new ChangeStretch { ClusterId = scene.OtherCluster, StretchId = stretch, Seen = 1, What = TermsScene.Days(StretchKind.Term, "", "2198-01-01", "2198-02-01") }));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.OtherMember, new CopyYear { ClusterId = scene.OtherCluster, Year = 2198 }));
        Assert.Empty((await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/terms")).Elements(".stretch"));
        Assert.Equal(before, await place.Stretches());
    }

    private static IReadOnlyList<string> Named(Sight page) => page.TextsOf(".stretch > :first-child");
}
