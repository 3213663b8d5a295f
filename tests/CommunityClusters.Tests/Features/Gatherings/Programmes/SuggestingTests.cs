using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Programmes.Suggesting;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

public sealed class SuggestingTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_over_counts_and_a_newcomer_has_a_peer_from_another_school(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        var thandi = await Joins(scene, "Thandi Mokoena");
        await Teaches(scene.Nomsa, 0);
        await Teaches(scene.Sibusiso, 0);
        await Teaches(thandi, 1, "physical-sciences");
        // In February the first member presented, and the others observed; what was called off never was.
        await Held(scene, new DateOnly(2026, 2, 14), presents: scene.Nomsa, observes: scene.Sibusiso);
        await Held(scene, new DateOnly(2026, 2, 21), presents: scene.Nomsa, observes: thandi);
        var off = await Held(scene, new DateOnly(2026, 2, 28), presents: scene.Sibusiso, observes: scene.Sibusiso);
        await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = off });
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        var (first, other) = (await Adds(scene, day, 9, scene.Sibusiso), await Adds(scene, day, 10, scene.Nomsa));

        var page = await scene.Nomsa.Opens($"{scene.Programme(day)}/{first}/observers");
        // Of the two who are free it is the first member's turn, who has never observed; but it is a newcomer's first lesson.
        Assert.Equal(["Thandi Mokoena From another school than Sibusiso Nkosi, whose first lesson this is · Teaches Physical Sciences too", "Nomsa Dlamini Has not observed for some time · Is coming"], page.TextsOf(".watch__why"));
        page = await scene.Nomsa.Opens($"{scene.Programme(day)}/{other}/observers");
        Assert.Equal(["Sibusiso Nkosi Has not observed since 14 February", "Thandi Mokoena Teaches Physical Sciences too"], page.TextsOf(".watch__why"));
    }

    [Theory, OnBothDatabases]
    public async Task One_tap_asks_who_was_suggested_and_nothing_is_asked_before(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        var slot = await Adds(scene, day, 9, scene.Nomsa);
        await scene.Nomsa.Opens($"{scene.Programme(day)}/{slot}");
        Assert.Contains("Suggest observers", scene.Nomsa.Sees.TextsOf("main a"));

        await scene.Nomsa.Opens($"{scene.Programme(day)}/{slot}/observers");
        Assert.Empty(await place.Sends(scene.Sibusiso, new MyRoles()));
        var page = await scene.Nomsa.Submits("Ask them");

        Assert.Equal($"{scene.Programme(day)}/{slot}", page.Path);
        Assert.Equal((slot, Part.Observer, true), Assert.Single(await place.Sends(scene.Sibusiso, new MyRoles())) is var row ? (row.SlotId, row.Part, row.IsNew) : default);
        // Sent twice it is asked once, and nobody else is left.
        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"{scene.Programme(day)}/{slot}/observers")).Status);
        Assert.Contains("Nobody who may come is free at that time.", scene.Nomsa.Sees.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_ask_somebody_for_one_lesson_at_the_same_moment_one_is_told_by_whom_it_was_done_and_both_see_it(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        await Joins(scene, "Thandi Mokoena");
        await Joins(scene, "Zodwa Khumalo");
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        var slot = await Adds(scene, day, 9);
        await using var hers = await scene.Nomsa.WatchesProgramme(scene, day);
        await using var his = await scene.Sibusiso.WatchesProgramme(scene, day);
        var (one, other) = (await Asks(scene.Nomsa, "Thandi Mokoena"), await Asks(scene.Sibusiso, "Zodwa Khumalo"));

        var both = await Task.WhenAll(scene.Nomsa.Sends(one), scene.Sibusiso.Sends(other));

        var told = Assert.Single(both, p => p.Status == HttpStatusCode.UnprocessableEntity);
        var (by, asked) = told == both[1] ? ("Nomsa Dlamini", "Thandi Mokoena") : ("Sibusiso Nkosi", "Zodwa Khumalo");
        Assert.Contains($"{by} asked {asked} to observe it meanwhile.", told.Text, StringComparison.Ordinal);
        Assert.Equal(1, await place.Count<Role>());
        await hers.Hears(asked);
        await his.Hears(asked);

        async Task<Form> Asks(Person person, string whom)
        {
            var page = await person.Opens($"{scene.Programme(day)}/{slot}/observers");
            return Form.Of(page, page.One($"button[aria-label='Ask them: {whom}']"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_suggestion_that_holds_no_more_is_not_taken(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        var (slot, beside) = (await Adds(scene, day, 9), await Adds(scene, day, 9));
        var sheet = await place.Sends(scene.Nomsa, new SuggestObservers(scene.Cluster, day, slot));
        var take = new AssignMember(scene.Cluster, day, slot, await scene.Sibusiso.TeacherId(), Part.Observer) { Seen = sheet.Slot.Sight };

        // Asked elsewhere at that time.
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, beside, null, Part.Presenter));
        Assert.Equal("observers.elsewhere", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, take))).Sentence);
        await place.Sends(scene.Sibusiso, new StepOut(scene.Cluster, day, beside));
        // Moved.
        await place.Sends(scene.Sibusiso, new MoveSlot { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = 2, Begins = new TimeOnly(11, 0), Minutes = 40 });
        Assert.Equal("observers.changed", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, take))).Sentence);
        // Whoever knows what they do may still ask.
        await place.Sends(scene.Nomsa, take with { Seen = null });
        // And a second tap finds it done.
        await place.Sends(scene.Nomsa, take);
        Assert.Equal(1, await place.Count<Role>());
    }

    [Theory, OnBothDatabases]
    public async Task A_whole_day_is_taken_at_once_and_any_of_it_is_changed_before(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        await Joins(scene, "Thandi Mokoena");
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        foreach (var hour in new[] { 9, 10, 11 })
        {
            await Adds(scene, day, hour);
        }

        await using var line = await scene.Sibusiso.WatchesProgramme(scene, day);
        Assert.Contains("Suggest observers", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf("main a"));
        var page = await scene.Nomsa.Opens($"{scene.Programme(day)}/observers");
        Assert.Equal(3, page.Elements(".watch__lesson").Count);
        Assert.Equal(3, page.Elements("input[type=radio][checked]").Select(i => i.GetAttribute("value")).Distinct().Count());

        page = await scene.Nomsa.Sends(scene.Nomsa.Form("Take all").And("Ask.Takes[1].TeacherId", ""));

        Assert.Equal(scene.Programme(day), page.Path);
        Assert.Equal([1, 0, 1], page.Elements("#slots > .slot").Select(s => s.QuerySelectorAll(".slot__person").Length));
        await line.Hears("slot__person");
        Assert.Single((await scene.Nomsa.Opens($"{scene.Programme(day)}/observers")).Elements(".watch__lesson"));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_take_all_at_the_same_moment_one_takes_and_the_other_is_told_what_stays(Database database)
    {
        await using var place = await Place.On(database, At(new FakeClock()));
        var scene = await Scene.Of(place);
        await Joins(scene, "Thandi Mokoena");
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        await Adds(scene, day, 9);
        await Adds(scene, day, 10);
        await scene.Nomsa.Opens($"{scene.Programme(day)}/observers");
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/observers");

        var both = await Task.WhenAll(scene.Nomsa.Submits("Take all"), scene.Sibusiso.Submits("Take all"));

        Assert.Equal(2, await place.Count<Role>());
        var told = Assert.Single(both, p => p.Path.EndsWith("/observers", StringComparison.Ordinal));
        var by = told == both[1] ? "Nomsa Dlamini" : "Sibusiso Nkosi";
        Assert.Equal(2, told.TextsOf(".note[role=status]").Count(n => n.Contains($": {by} asked ", StringComparison.Ordinal) || n.Contains($": {by} took it ", StringComparison.Ordinal)));
        // Once, and nobody else.
        Assert.Empty((await (told == both[1] ? scene.Sibusiso : scene.Nomsa).Opens(told.Path)).TextsOf(".note[role=status]"));
    }

    [Theory, OnBothDatabases]
    public async Task Strangers_planning_meetings_and_days_that_are_over_have_no_suggestions(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, At(clock));
        var scene = await Scene.Of(place);
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        var slot = await Adds(scene, day, 9);
        var member = await scene.Sibusiso.TeacherId();
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new SuggestForWholeDay(scene.Cluster, day, [])));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakeSuggestions { ClusterId = scene.Cluster, GatheringId = day, Takes = [new() { SlotId = slot, TeacherId = member, Seen = "2" }] }));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new SuggestObservers(scene.OtherCluster, day, slot)));
        var former = await scene.Former.TeacherId();
        var seen = (await place.Sends(scene.Nomsa, new SuggestObservers(scene.Cluster, day, slot))).Slot.Sight;
        // Who left since is not asked, and whoever sends rubbish is told.
        Assert.Equal([slot], await place.Sends(scene.Nomsa, new TakeSuggestions { ClusterId = scene.Cluster, GatheringId = day, Takes = [new() { SlotId = slot, TeacherId = former, Seen = seen }] }));
        var gone = Guid.NewGuid();
        Assert.Equal([gone], await place.Sends(scene.Nomsa, new TakeSuggestions { ClusterId = scene.Cluster, GatheringId = day, Takes = [new() { SlotId = gone, TeacherId = member, Seen = seen }] }));

        clock.Passes(TimeSpan.FromDays(30));
        Assert.Empty((await place.Sends(scene.Nomsa, new SuggestForWholeDay(scene.Cluster, day, []))).Lessons);
        Assert.Contains("This day is over", (await scene.Nomsa.Opens($"{scene.Programme(day)}/{slot}/observers")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Suggest observers", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf("main a"));
    }

    [Fact]
    public async Task However_many_lessons_and_members_a_day_has_it_is_read_in_as_many_queries()
    {
        var counted = new CountedCommands();
        await using var place = await Place.On(Database.Sqlite, services =>
        {
            At(new FakeClock())(services);
            counted.AddTo(services);
        });
        var scene = await Scene.Of(place);
        var day = await Day(scene, new DateOnly(2026, 3, 21));
        await Adds(scene, day, 9, scene.Nomsa);
        var few = await Read();
        await Joins(scene, "Thandi Mokoena");
        await Held(scene, new DateOnly(2026, 2, 14), scene.Nomsa, scene.Sibusiso);
        foreach (var hour in Enumerable.Range(10, 10))
        {
            await Adds(scene, day, hour, hour % 2 == 0 ? scene.Nomsa : scene.Sibusiso);
        }

        Assert.Equal(few, await Read());

        async Task<int> Read()
        {
            counted.BeginAgain();
            Assert.NotEmpty((await place.Sends(scene.Nomsa, new SuggestForWholeDay(scene.Cluster, day, []))).Lessons);
            return counted.All.Count;
        }
    }

    private static Action<IServiceCollection> At(FakeClock clock) => services => services.AddSingleton<TimeProvider>(clock);

    private static Task<Guid> Day(Scene scene, DateOnly on) => scene.Nomsa.Place.Sends(scene.Nomsa, new CallGathering
    {
        CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = GatheringKind.TeachingDay,
        Dates = [new MeetingEntry { Day = on, Begins = new TimeOnly(8, 30), Ends = new TimeOnly(13, 0), Place = "The hall" }],
    });

    private static async Task<Guid> Adds(Scene scene, Guid day, int hour, Person? presents = null, Person? observes = null) => await scene.Nomsa.Place.Sends(scene.Nomsa, new AddSlot
    {
        ClusterId = scene.Cluster, GatheringId = day, Topic = $"Lesson at {hour}", Subject = "physical-sciences", Begins = new TimeOnly(hour, 0), Minutes = 40,
        Presenter = presents is null ? null : await presents.TeacherId(), Observer = observes is null ? null : await observes.TeacherId(),
    });

    private static async Task<Guid> Held(Scene scene, DateOnly on, Person presents, Person observes)
    {
        var day = await Day(scene, on);
        await Adds(scene, day, 9, presents);
        await Adds(scene, day, 10, observes: observes);
        return day;
    }

    private static async Task<Person> Joins(Scene scene, string name)
    {
        var person = scene.Nomsa.Place.Visitor();
        await person.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: name);
        return person;
    }

    private static async Task Teaches(Person person, int school, params string[] subjects)
    {
        var schools = await person.Place.Reads(db => db.Set<School>().OrderBy(s => s.Id).Take(2).Select(s => s.Id).ToListAsync());
        await person.Place.Sends(person, new SayWhatITeach { Name = person.Name, SchoolId = schools[school], Subjects = subjects });
    }
}
