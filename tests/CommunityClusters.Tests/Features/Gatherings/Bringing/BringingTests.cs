using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Bringing;

public sealed class BringingTests
{
    [Theory, OnBothDatabases]
    public async Task Members_ask_and_pledge_for_themselves_and_for_schools_and_what_is_still_needed_is_said(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Bring(day));
        await scene.Nomsa.Submits("Ask for it", new { Name = "Graph paper", Amount = "200", Unit = "sheets" }, "#ask");

        var page = await scene.Sibusiso.Opens(scene.Bring(day));
        Assert.Equal("Needed: 200 sheets Still needed: 200 sheets", page.TextOf(".thing__needed"));
        page = await scene.Sibusiso.Submits("I bring it", new { Amount = "60" }, ".thing");
        Assert.Equal("Needed: 200 sheets Still needed: 140 sheets", page.TextOf(".thing__needed"));
        page = await scene.Sibusiso.Submits("I bring it", new { Amount = "140", School = "Mvula Hills Secondary" }, ".thing");
        Assert.Equal("Needed: 200 sheets Enough", page.TextOf(".thing__needed"));
        Assert.Equal(["Sibusiso Nkosi you 60 sheets Take back", "Mvula Hills Secondary you said by Sibusiso Nkosi 140 sheets Take back"], page.TextsOf("#things .pledge"));
        Assert.Single(page.Elements(".pledge--mine"));

        // One's own last word counts, and nobody adds them up.
        page = await scene.Sibusiso.Submits("I bring it", new { Amount = "120" }, ".thing");
        Assert.Equal("Needed: 200 sheets 60 sheets more than needed", page.TextOf(".thing__needed"));
        page = await scene.Sibusiso.Sends(Form.Of(page, page.Elements(".pledge--mine .pledge__back")[0]));
        Assert.Equal("Needed: 200 sheets Still needed: 60 sheets", page.TextOf(".thing__needed"));
    }

    [Theory, OnBothDatabases]
    public async Task A_members_own_pledge_is_their_word_and_a_schools_any_member_corrects(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Nomsa, day, thing, 50);
        await scene.Pledges(scene.Nomsa, day, thing, 70, "Mvula Hills Secondary");
        var pledges = await place.Reads(db => db.Set<Pledge>().AsNoTracking().ToListAsync());
        TakePledgeBack Back(Pledge pledge) => new() { ClusterId = scene.Cluster, GatheringId = day, PledgeId = pledge.Id };

        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, Back(pledges.Single(p => !p.IsOfSchool))));
        await place.Sends(scene.Sibusiso, Back(pledges.Single(p => p.IsOfSchool)));
        await place.Sends(scene.Nomsa, Back(pledges.Single(p => p.IsOfSchool)));

        Assert.Equal(50, Assert.Single(await place.Reads(db => db.Set<Pledge>().ToListAsync())).Amount);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_pledge_at_the_same_moment_are_both_kept_and_of_two_who_speak_for_one_school_the_second_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        var seen = await place.Reads(db => db.Set<Thing>().Select(t => t.Touched).SingleAsync());

        await Task.WhenAll(scene.Pledges(scene.Nomsa, day, thing, 50, seen: seen), scene.Pledges(scene.Sibusiso, day, thing, 60, seen: seen));
        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => scene.Pledges(scene.Nomsa, day, thing, 20, "Mvula Hills Secondary", seen)).AsTask(),
            Record.ExceptionAsync(() => scene.Pledges(scene.Sibusiso, day, thing, 30, "Mvula Hills Secondary", seen)).AsTask());

        Assert.Equal("things.school.said", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        Assert.Equal([both[0] is null ? 20 : 30, 50, 60], (await place.Reads(db => db.Set<Pledge>().Select(p => p.Amount).ToListAsync())).Order());
        // Having seen what was said, any member says it better.
        var now = await place.Reads(db => db.Set<Thing>().Select(t => t.Touched).SingleAsync());
        await scene.Pledges(scene.Sibusiso, day, thing, 35, "Mvula Hills Secondary", now);
        Assert.Contains("said by Sibusiso Nkosi 35 sheets", (await scene.Nomsa.Opens(scene.Bring(day))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Photocopies_are_worked_out_follow_the_learners_and_stand_once_somebody_typed_another_number(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.AsksForCopies(day, pages: 2, grade: "11");
        var page = await scene.Nomsa.Opens(scene.Bring(day));
        Assert.Contains("Nobody has said yet how many learners you expect in grade 11", page.TextOf(".thing"), StringComparison.Ordinal);

        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45);
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "10", 30);
        page = await scene.Nomsa.Opens(scene.Bring(day));
        Assert.Contains("Needed: 90 pages", page.TextOf(".thing"), StringComparison.Ordinal);
        Assert.Contains("2 pages × 45 learners expected in grade 11 = 90", page.TextOf(".thing"), StringComparison.Ordinal);

        // It follows; and a number that is typed stands, with who typed it.
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 50, seen: 1);
        await scene.Sibusiso.Opens($"{scene.Bring(day)}?thing={thing}");
        page = await scene.Sibusiso.Submits("Keep it so", new { Amount = "120" }, "#change");
        Assert.Contains("Needed: 120 pages", page.TextOf(".thing"), StringComparison.Ordinal);
        Assert.Contains("Sibusiso Nkosi typed this number. Worked out it would be: 2 pages × 50 learners expected in grade 11 = 100", page.TextOf(".thing"), StringComparison.Ordinal);
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 55, seen: 2);
        Assert.Contains("Needed: 120 pages", (await scene.Nomsa.Opens(scene.Bring(day))).TextOf(".thing"), StringComparison.Ordinal);

        // Emptied it is worked out again; and learners may share, all of them.
        await scene.Nomsa.Opens($"{scene.Bring(day)}?thing={thing}");
        page = await scene.Nomsa.Submits("Keep it so", new { Amount = "", Share = "2", Grade = "" }, "#change");
        Assert.Contains("Needed: 86 pages", page.TextOf(".thing"), StringComparison.Ordinal);
        Assert.Contains("2 pages × 43 copies, one for every 2 of 85 learners expected = 86", page.TextOf(".thing"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_plan_needs_stands_beside_the_form_and_a_line_of_it_is_taken_up_in_one_tap(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses", Grades = ["11"] });
        var section = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections.Single(s => s.Kind == "materials").Id;
        await using (var phone = await Phone.Of(scene.Nomsa, plan))
        {
            await phone.Writes(PlanShape.TextOf(section), "- Two **skateboards**\n- 1 copy per learner, 2 pages\n\n---\n");
        }

        await place.Sends(scene.Nomsa, new AddSlot { ClusterId = scene.Cluster, GatheringId = day, Begins = new TimeOnly(9, 0), PlanId = plan });
        var page = await scene.Sibusiso.Opens(scene.Bring(day));
        Assert.Equal(["Two skateboards", "1 copy per learner, 2 pages"], page.TextsOf(".materials > li > :first-child"));

        page = await scene.Sibusiso.Sends(Form.Of(page, page.Elements(".materials button")[0]));
        Assert.Equal(["Two skateboards"], page.TextsOf(".thing h3"));
        Assert.Equal("Asked for", page.TextOf(".materials__asked"));
        page = await scene.Sibusiso.Submits("Work them out for grade 11", new { Pages = "2" }, "#lessons");
        Assert.Equal(["Copies: Lenses", "Two skateboards"], page.TextsOf(".thing h3"));
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45);
        Assert.Contains("2 pages × 45 learners expected in grade 11 = 90", (await scene.Nomsa.Opens(scene.Bring(day))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_change_a_thing_at_once_the_second_is_told_and_no_pledge_goes_unseen(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Nomsa.Opens($"{scene.Bring(day)}?thing={thing}");
        await scene.Sibusiso.Opens($"{scene.Bring(day)}?thing={thing}");
        var (hers, his) = (scene.Nomsa.Form("Keep it so").With(new { Amount = "300" }), scene.Sibusiso.Form("Keep it so").With(new { Amount = "400" }));
        var away = scene.Nomsa.Form("It is not needed: take it away");

        var both = await Task.WhenAll(scene.Nomsa.Twin().Sends(hers), scene.Sibusiso.Twin().Sends(his));

        var told = Assert.Single(both, p => p.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Somebody changed this meanwhile.", told.Text, StringComparison.Ordinal);
        Assert.Equal(told == both[0] ? "300" : "400", told.ValueOf("Change.Amount"));

        await scene.Pledges(scene.Sibusiso, day, thing, 10);
        Assert.Contains("Somebody changed this meanwhile.", (await scene.Nomsa.Sends(away)).Text, StringComparison.Ordinal);
        var other = await scene.Nomsa.Submits("Keep it so", new { Unit = "reams" }, "#change");
        Assert.Contains("Somebody has pledged in sheets already.", other.Text, StringComparison.Ordinal);
        Assert.False((await scene.Nomsa.Submits("It is not needed: take it away")).Has(".thing"));
        Assert.Equal(0, await place.Count<Pledge>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_or_too_much_is_told_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Bring(day));

        var page = await scene.Nomsa.Submits("Ask for it", new { Name = "", Amount = "100001", Unit = new string('x', 21) }, "#ask");
        Assert.Equal("Write what it is.", page.ErrorOf("Ask.Name"));
        Assert.Equal("Give a whole number from 1 to 100000.", page.ErrorOf("Ask.Amount"));
        Assert.Equal("This is too long. Please use at most 20 letters.", page.ErrorOf("Ask.Unit"));
        page = await scene.Nomsa.Submits("Ask for it", new { Name = "Chalk", Amount = "", Unit = "" }, "#ask");
        Assert.Equal("Say how many are needed.", page.ErrorOf("Ask.Amount"));
        Assert.Equal(0, await place.Count<Thing>());

        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Nomsa.Opens(scene.Bring(day));
        page = await scene.Nomsa.Submits("I bring it", new { Amount = "0", School = "Mvula" }, ".thing");
        Assert.Equal("Give a whole number from 1 to 100000.", page.ErrorOf("Pledge.Amount"));
        Assert.Equal(("0", "Mvula"), (page.ValueOf("Pledge.Amount"), page.ValueOf("Pledge.School")));

        // Asked for twice with the same words it is needed once; and there is an end.
        Assert.Equal(thing, await scene.Asks(day, "Graph paper", 200, "Sheets"));
        for (var i = 1; i < Thing.Most; i++)
        {
            await scene.Asks(day, $"Thing {i}", i, "");
        }

        var full = await Record.ExceptionAsync(() => scene.Asks(day, "One more", 1, ""));
        Assert.Equal("things.full", Assert.IsType<RuleBrokenException>(full).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task A_pledge_that_waited_arrives_twice_and_counts_once_and_only_in_its_authors_session(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        var pledge = new PledgeThing { CommandId = Guid.NewGuid(), Author = await scene.Sibusiso.TeacherId(), ClusterId = scene.Cluster, GatheringId = day, ThingId = thing, Amount = 40 };

        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Nomsa, pledge));
        await Task.WhenAll(place.Sends(scene.Sibusiso, pledge), place.Sends(scene.Sibusiso, pledge));
        await scene.Pledges(scene.Sibusiso, day, thing, 55);
        await place.Sends(scene.Sibusiso, pledge);

        Assert.Equal(55, Assert.Single(await place.Reads(db => db.Set<Pledge>().ToListAsync())).Amount);
    }

    [Theory, OnBothDatabases]
    public async Task Once_the_day_is_over_or_called_off_it_is_read_with_a_word_of_why(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var day = await SaturdayScene.Of(place);
        var (scene, gathering) = (day.Scene, day.Gathering);
        var thing = await scene.Asks(gathering, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Nomsa, gathering, thing, 50);
        await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });

        var off = await scene.Nomsa.Opens(scene.Bring(gathering));
        Assert.Contains("This was called off, so nobody needs to bring anything.", off.Text, StringComparison.Ordinal);
        Assert.False(off.Has("main button"));
        await place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Cluster, gathering));
        await scene.Pledges(scene.Nomsa, gathering, thing, 60);

        // 08:30 there; it ends at 13:00.
        clock.Passes(TimeSpan.FromHours(4.5));
        var over = await scene.Nomsa.Opens(scene.Bring(gathering));
        Assert.Contains("This day is over.", over.Text, StringComparison.Ordinal);
        Assert.Contains("60 sheets", over.Text, StringComparison.Ordinal);
        Assert.False(over.Has("main button"));
        var late = await Record.ExceptionAsync(() => scene.Pledges(scene.Nomsa, gathering, thing, 70));
        Assert.Equal("things.over", Assert.IsType<RuleBrokenException>(late).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_brings_nothing_to_the_days_to_come_and_what_was_brought_before_stays(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var day = await SaturdayScene.Of(place);
        var scene = day.Scene;
        var before = await scene.Asks(day.Gathering, "Chalk", 2, "boxes");
        await scene.Pledges(scene.Sibusiso, day.Gathering, before, 2);
        clock.Passes(TimeSpan.FromHours(6));
        var later = await scene.HasDay();
        var thing = await scene.Asks(later, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Nomsa, later, thing, 10);
        await scene.Pledges(scene.Sibusiso, later, thing, 50);
        await scene.Pledges(scene.Sibusiso, later, thing, 60, "Mvula Hills Secondary");
        await using var line = await scene.Nomsa.WatchesBringing(scene, later);

        await scene.Sibusiso.Leaves(scene.Cluster);

        await line.Hears("Still needed: ");
        Assert.Equal([10, 60], (await place.Reads(db => db.Set<Pledge>().Where(p => p.ThingId == thing).Select(p => p.Amount).ToListAsync())).Order());
        Assert.Equal(2, Assert.Single(await place.Reads(db => db.Set<Pledge>().Where(p => p.ThingId == before).ToListAsync())).Amount);
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Pledges(scene.Sibusiso, later, thing, 50));
        // Who comes back brings what they say then.
        await place.Sends(scene.Sibusiso, new ComeBack(scene.Cluster));
        Assert.Equal(2, (await scene.Sibusiso.Opens(scene.Bring(later))).Elements("#things .pledge").Count);
    }

    [Theory, OnBothDatabases]
    public async Task Watchers_are_sent_the_thing_alone_and_readers_of_an_open_cluster_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var (paper, copies) = (await scene.Asks(day, "Graph paper", 200, "sheets"), await scene.AsksForCopies(day, pages: 2, grade: "11"));
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        await using var line = await scene.Nomsa.WatchesBringing(scene, day);
        await using var reader = await LiveLine.Connect(place.Node, scene.Stranger);
        Assert.Null(await reader.Watch($"cluster:{scene.Cluster}", 0, fragments: BringingBroadcasts.Watched(day).Split(' ')));
        await using var refused = await LiveLine.Connect(place.Node, scene.Stranger);
        await refused.Watch($"members:{scene.Cluster}", 0, fragments: BringingBroadcasts.Watched(day).Split(' '));
        Assert.True(refused.IsOver);

        await scene.Pledges(scene.Sibusiso, day, paper, 40);
        await line.Hears("40 sheets");
        Assert.All(line.Streams, s => Assert.Contains($"thing-{paper}", s, StringComparison.Ordinal));

        // Other learners: their number, and what is copied for them.
        await scene.Expects(scene.Sibusiso, day, "Mvula Hills Secondary", "11", 45);
        await line.Hears("2 pages × 45 learners expected in grade 11 = 90");
        await line.Hears($"expected-{day}");
        Assert.Contains(line.Streams, s => s.Contains($"thing-{copies}", StringComparison.Ordinal));

        await reader.Settles();
        await refused.Settles();
        Assert.Empty(refused.Streams);
        Assert.DoesNotContain(reader.Streams, s => s.Contains("thing", StringComparison.Ordinal) || s.Contains("45", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Stranger.Opens(scene.Bring(day))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_day_in_the_pocket_says_what_I_bring_and_keeps_the_page(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Nomsa, day, thing, 50);
        await scene.Pledges(scene.Nomsa, day, thing, 60, "Mvula Hills Secondary");

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/gatherings/{day}/day");
        Assert.Equal("You bring: 50 sheets: Graph paper · 60 sheets: Graph paper (for Mvula Hills Secondary)", page.TextOf(".my-day .note:not([hidden])"));
        Assert.Contains($"{scene.Bring(day)}\"", page.TextOf("script[data-day]"), StringComparison.Ordinal);
        Assert.False((await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings/{day}/day")).Has(".my-day .note:not([hidden])"));
        Assert.True((await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/gatherings/{day}")).Has($"a[href='{scene.Bring(day)}']"));
    }
}
