using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

public sealed class AssigningTests
{
    [Theory, OnBothDatabases]
    public async Task Who_is_asked_reads_it_at_once_and_steps_out_in_one_tap(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await scene.Nomsa.Opens($"{scene.Programme(day)}/{slot}");
        await scene.Nomsa.Submits("To observe", new { teacherId = (await scene.Sibusiso.TeacherId()).ToString() });

        var row = Assert.Single(await place.Sends(scene.Sibusiso, new MyRoles()));
        Assert.Equal((slot, Part.Observer, "Lenses", new TimeOnly(9, 0), "Nomsa Dlamini"), (row.SlotId, row.Part, row.Topic, row.Begins, row.AskedBy));
        Assert.Empty(await place.Sends(scene.Nomsa, new MyRoles()));
        var page = await scene.Sibusiso.Opens(scene.Programme(day));
        Assert.Contains("Sibusiso Nkosi you", page.TextOf(".slot--mine .slot__person"), StringComparison.Ordinal);

        page = await scene.Sibusiso.Sends(scene.Sibusiso.StepsOut());
        Assert.Empty(page.TextsOf(".slot--mine"));
        Assert.Empty(await place.Sends(scene.Sibusiso, new MyRoles()));
    }

    [Theory, OnBothDatabases]
    public async Task Only_observing_ones_own_lesson_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var (one, other) = (await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9), await scene.Nomsa.AddsLesson(scene, day, "Mirrors", 9));
        await scene.Nomsa.Opens($"{scene.Programme(day)}/{one}");
        await scene.Nomsa.Submits("I present");
        Assert.Contains("Nomsa Dlamini", scene.Nomsa.Sees.TextOf(".slot__people"), StringComparison.Ordinal);

        var refused = await scene.Nomsa.Submits("I observe");
        Assert.Contains("Nobody observes their own lesson.", refused.Text, StringComparison.Ordinal);

        // In two places at once is marked, and not refused.
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, other, null, Part.Observer));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__mark").Count(m => m.StartsWith("Nomsa Dlamini is also in", StringComparison.Ordinal)));
        var isBreak = await place.Sends(scene.Nomsa, new AddSlot { ClusterId = scene.Cluster, GatheringId = day, Kind = SlotKind.Break, Begins = new TimeOnly(10, 0) });
        Assert.Equal("programme.no-lesson", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, isBreak, null, Part.Presenter)))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_ask_the_same_member_at_the_same_moment_are_both_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var (lenses, mirrors) = (await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9), await scene.Nomsa.AddsLesson(scene, day, "Mirrors", 9, 20));
        var thandi = place.Visitor();
        await thandi.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thandi Mokoena");
        var asked = (await thandi.TeacherId()).ToString();
        await using var hers = await scene.Nomsa.WatchesProgramme(scene, day);
        await using var his = await scene.Sibusiso.WatchesProgramme(scene, day);
        await scene.Nomsa.Opens($"{scene.Programme(day)}/{lenses}");
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{mirrors}");

        var pages = await Task.WhenAll(scene.Nomsa.Submits("To observe", new { teacherId = asked }), scene.Sibusiso.Submits("To observe", new { teacherId = asked }));

        // The second at least is told by whom and to what, and the first as well where they look after it; both by the mark on what they have open.
        var told = pages.Select(p => p.TextsOf(".note[role=status]")).ToList();
        Assert.Contains(told, t => t.Count > 0);
        Assert.All(told[0], t => Assert.Matches(@"^Thandi Mokoena also observes “Mirrors”, 09:20 to 10:00: Sibusiso Nkosi asked at \d\d:\d\d\.", t));
        Assert.All(told[1], t => Assert.Matches(@"^Thandi Mokoena also observes “Lenses”, 09:00 to 09:40: Nomsa Dlamini asked at \d\d:\d\d\.", t));
        foreach (var line in new[] { hers, his })
        {
            await line.Hears("Thandi Mokoena is also in “Lenses”");
            await line.Hears("Thandi Mokoena is also in “Mirrors”");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Asked_for_the_same_lesson_twice_it_is_theirs_once_and_the_second_reads_who_was_first(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, null, Part.Presenter));
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}");

        var page = await scene.Sibusiso.Submits("To present", new { teacherId = (await scene.Nomsa.TeacherId()).ToString() });

        Assert.Matches("^Nomsa Dlamini had asked Nomsa Dlamini for this lesson already", page.TextOf(".note[role=status]"));
        Assert.Equal(1, await place.Count<Role>());
    }

    [Theory, OnBothDatabases]
    public async Task Any_member_takes_anothers_part_away_and_nobody_who_is_no_member_gets_one(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        var nomsa = await scene.Nomsa.TeacherId();
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, null, Part.Presenter));

        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}");
        await scene.Sibusiso.Submits("Take away");
        Assert.Equal(0, await place.Count<Role>());

        var former = await scene.Former.TeacherId();
        Assert.Equal("programme.no-member", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, former, Part.Observer)))).Sentence);
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Former, new AssignMember(scene.Cluster, day, slot, nomsa, Part.Observer)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new StepOut(scene.OtherCluster, day, slot)));
    }

    [Theory, OnBothDatabases]
    public async Task Who_left_reads_nothing_of_what_they_were_asked_and_a_reader_of_an_open_cluster_reads_all_and_changes_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, await scene.Sibusiso.TeacherId(), Part.Observer));
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        var page = await scene.Stranger.Opens(scene.Programme(day));
        Assert.Equal(["Lenses"], page.TextsOf(".slot h3"));
        Assert.Empty(page.TextsOf("main form"));
        Assert.Empty((await scene.Stranger.Opens($"{scene.Programme(day)}/{slot}")).TextsOf("main form"));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Stranger, new StepOut(scene.Cluster, day, slot)));

        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Empty(await place.Sends(scene.Sibusiso, new MyRoles()));
    }

    [Theory, OnBothDatabases]
    public async Task The_gatherings_page_reads_it_in_a_few_words(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await place.Sends(scene.Nomsa, new BeginUsualDay(scene.Cluster, day));
        var slot = await place.Reads(db => db.Set<Slot>().Where(s => s.Kind == SlotKind.Lesson).OrderBy(s => s.Begins).Select(s => s.Id).FirstAsync());
        await place.Sends(scene.Nomsa, new AssignMember(scene.Cluster, day, slot, null, Part.Presenter));

        var sheet = await place.Sends(scene.Nomsa, new ProgrammeSummary(scene.Cluster, day));

        Assert.Equal((2, 1, 2), (sheet.Lessons, sheet.Rooms, sheet.Misfits));
        Assert.Equal((slot, Part.Presenter), (Assert.Single(sheet.Mine).Slot.Id, sheet.Mine[0].Part));
        Assert.Empty((await place.Sends(scene.Sibusiso, new ProgrammeSummary(scene.Cluster, day))).Mine);
    }
}

/// <summary>What people do on a programme's pages.</summary>
internal static class ProgrammeSteps
{
    /// <summary>The button by which one steps out of the first lesson that is one's own.</summary>
    public static Form StepsOut(this Person person) => Form.Of(person.Sees, person.Sees.Elements(".slot__mine button")[0]);

    /// <summary>Keeps the programme's page open.</summary>
    public static Task<LiveLine> WatchesProgramme(this Person person, Scene scene, Guid day) => person.KeepsOpen(scene.Programme(day));
}
