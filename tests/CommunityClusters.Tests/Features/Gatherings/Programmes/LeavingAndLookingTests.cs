using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

public sealed class LeavingAndLookingTests
{
    [Theory, OnBothDatabases]
    public async Task Who_leaves_has_stepped_out_of_what_is_to_come_and_what_is_over_stays_as_it_was(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        // On Saturday 14 March the second member observes; then it is the Saturday's evening.
        var over = await SaturdayScene.On(place, scene);
        clock.Passes(TimeSpan.FromHours(12));
        var (day, slot) = await scene.HasSlot();
        var found = await scene.CallsGathering(Calling.On(16), Calling.On(23));
        var undated = await scene.Nomsa.AddsLesson(scene, found, "Mirrors", 9);
        var sibusiso = await scene.Sibusiso.TeacherId();
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, sibusiso, Part.Presenter));
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, found, undated, sibusiso, Part.Observer));
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, null, Part.Observer));
        await using var line = await scene.Nomsa.WatchesProgramme(scene, day);

        await scene.Sibusiso.Leaves(scene.Cluster);

        await line.Hears("Nobody presents it yet");
        Assert.Equal([(over.Lesson, Part.Observer)], await Roles());
        Assert.Equal(["Nomsa Dlamini"], (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__person b"));
        await scene.Sibusiso.ComesBack(scene.Cluster);
        Assert.Equal([(over.Lesson, Part.Observer)], await Roles());
        Assert.Empty(await place.Sends(scene.Sibusiso, new MyRoles()));

        Task<List<(Guid, Part)>> Roles() => place.Reads(async db =>
            (await db.Set<Role>().Where(r => r.TeacherId == sibusiso).Select(r => new { r.SlotId, r.Part }).ToListAsync()).ConvertAll(r => (r.SlotId, r.Part)));
    }

    [Theory, OnBothDatabases]
    public async Task Leaving_one_cluster_leaves_what_is_asked_in_another(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.JoinsBy(await scene.OtherMember.Invites(scene.OtherCluster));
        var theirs = scene with { Cluster = scene.OtherCluster, Nomsa = scene.OtherMember };
        var day = await theirs.HasDay();
        var slot = await theirs.Nomsa.AddsLesson(theirs, day, "Fractions", 9);
        await place.Sends(scene.Sibusiso, new AssignMember(scene.OtherCluster, day, slot, null, Part.Observer));

        await scene.Sibusiso.Leaves(scene.Cluster);

        Assert.Equal(slot, Assert.Single(await place.Sends(scene.Sibusiso, new MyRoles())).SlotId);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_asked_is_new_until_one_has_looked_and_then_on_no_phone(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var (lenses, mirrors) = (await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9), await scene.Nomsa.AddsLesson(scene, day, "Mirrors", 10));
        var own = await scene.Nomsa.AddsLesson(scene, day, "Waves", 11);
        var sibusiso = await scene.Sibusiso.TeacherId();
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, lenses, sibusiso, Part.Observer));
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, mirrors, sibusiso, Part.Observer));
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, own, null, Part.Presenter));

        Assert.Equal(["Lenses", "Mirrors"], await New(scene.Sibusiso));
        clock.Passes(TimeSpan.FromMinutes(1));
        // Others who look change nothing, nor does a phone that fetches the day for where there is no signal.
        await scene.Nomsa.Opens(scene.Programme(day));
        await scene.Sibusiso.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Get, scene.Programme(day)) { Headers = { { "X-Later", "1" } } });
        Assert.Equal(["Lenses", "Mirrors"], await New(scene.Sibusiso));
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{lenses}");
        Assert.Equal(["Mirrors"], await New(scene.Sibusiso));
        var other = await scene.Sibusiso.SignsInOnAnotherPhone();
        await other.Opens(scene.Programme(day));
        Assert.Empty(await New(scene.Sibusiso));

        // Taken away and asked again, it is new again.
        clock.Passes(TimeSpan.FromMinutes(1));
        await place.Sends(scene.Nomsa, new TakePartAway(scene.Cluster, day, lenses, sibusiso));
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, lenses, sibusiso, Part.Presenter));
        Assert.Equal(["Lenses"], await New(scene.Sibusiso));
        clock.Passes(TimeSpan.FromMinutes(1));
        await Task.WhenAll(scene.Sibusiso.Twin().Opens(scene.Programme(day)), other.Opens(scene.Programme(day)));
        Assert.Empty(await New(scene.Sibusiso));

        async Task<IReadOnlyList<string>> New(Person person) =>
            [.. (await person.Opens("/")).Elements("#my-roles li").Where(l => l.QuerySelector(".badge") is { TextContent: "New" }).Select(l => l.QuerySelector("b")!.TextContent)];
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_asked_already_is_told_to_the_one_who_asked_once_and_to_nobody_else(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, slot) = await scene.HasSlot();
        var nomsa = await scene.Nomsa.TeacherId();
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, null, Part.Presenter));
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}");

        Assert.Single((await scene.Sibusiso.Submits("To present", new { teacherId = nomsa.ToString() })).TextsOf(".note[role=status]"));

        Assert.Empty((await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}")).TextsOf(".note[role=status]"));
        Assert.Empty((await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}?asked={nomsa}")).TextsOf(".note[role=status]"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_moves_the_day_tells_those_who_have_its_programme_open(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, _) = await scene.HasSlot();
        await using var line = await scene.Sibusiso.WatchesProgramme(scene, day);

        await place.Sends(scene.Nomsa, new MoveGathering
        {
            ClusterId = scene.Cluster, GatheringId = day, Seen = 2, To = new MeetingEntry { Day = new DateOnly(2190, 3, 20), Begins = new TimeOnly(9, 30), Ends = new TimeOnly(15, 0) },
        });

        await line.Hears("Saturday 20 March, 09:30 to 15:00");
        await line.Hears("Outside the hours of the gathering");
        await line.Hears("data-from=\"9\"");
        await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = day });
        await line.Hears("This gathering was called off.");
    }

    [Theory, OnBothDatabases]
    public async Task Who_settles_the_date_tells_those_who_have_its_programme_open(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.CallsGathering(Calling.On(16, begins: "10:00", ends: "15:00"), Calling.On(23));
        await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await using var line = await scene.Sibusiso.WatchesProgramme(scene, day);

        await place.Sends(scene.Nomsa, new CommunityClusters.Features.Gatherings.Dates.SettleDate(scene.Cluster, day, (await scene.Dates(day))[0]));

        await line.Hears("Saturday 16 March, 10:00 to 15:00");
        await line.Hears("Outside the hours of the gathering");
    }

    [Theory, OnBothDatabases]
    public async Task A_planning_meeting_is_moved_without_a_programme(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var meeting = await scene.HasDay(GatheringKind.Planning);

        await place.Sends(scene.Nomsa, new MoveGathering { ClusterId = scene.Cluster, GatheringId = meeting, Seen = 2, To = Calling.On(20) });

        Assert.Equal(new DateOnly(2199, 3, 20), (await scene.Gathering(meeting)).Day);
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new SeeProgramme(scene.Cluster, meeting)));
    }
}
