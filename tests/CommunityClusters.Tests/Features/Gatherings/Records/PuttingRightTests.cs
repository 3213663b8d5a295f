using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Records;

public sealed class PuttingRightTests
{
    [Theory, OnBothDatabases]
    public async Task Any_member_says_that_a_lesson_was_not_taught_and_the_plan_is_not_called_so_until_it_was_after_all(Database database)
    {
        await using var scene = await Recorded(database);
        await scene.Sibusiso.Opens(scene.Record);
        await scene.Sibusiso.Opens(scene.Sibusiso.Sees.Elements(".slot a.button")[0].GetAttribute("href")!);

        var page = await scene.Sibusiso.Submits("It was not taught");

        Assert.Contains("It was not taught. presented", page.TextOf(".slot"), StringComparison.Ordinal);
        Assert.Contains("Sibusiso Nkosi said that it was not taught (Saturday 14 March, 13:00).", page.TextOf(".slot"), StringComparison.Ordinal);
        Assert.Equal(0, await scene.Milestones());
        Assert.Single((await scene.Nomsa.Opens(scene.Day.Path)).TextsOf("#record li"));

        await scene.Nomsa.Opens(page.Path);
        await scene.Nomsa.Submits("It was taught after all");
        Assert.Equal(1, await scene.Milestones());
        Assert.True((await scene.Nomsa.Opens(scene.Record)).Has(".slot .onward[href*='/plans/']"));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Record)).Elements(".record__changes li").Count);
    }

    [Theory, OnBothDatabases]
    public async Task Who_presented_and_who_observed_is_put_right_with_a_trace(Database database)
    {
        await using var scene = await Recorded(database);
        await scene.Nomsa.Opens($"{scene.Record}/{scene.Day.Lesson}");

        var twice = await scene.Nomsa.Submits("They observed", within: "#people");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("Nobody observes their own lesson.", twice.Text, StringComparison.Ordinal);

        await scene.Nomsa.Opens($"{scene.Record}/{scene.Day.Lesson}");
        var page = await scene.Nomsa.Sends(Form.Of(scene.Nomsa.Sees, scene.Nomsa.Sees.One("[aria-label='Nomsa Dlamini had no part in this lesson']")));
        Assert.DoesNotContain("presented", page.TextOf(".slot__people"), StringComparison.Ordinal);
        Assert.Contains("Nomsa Dlamini said that Nomsa Dlamini had no part in it", page.TextOf(".record__changes"), StringComparison.Ordinal);
        await scene.Nomsa.Sends(scene.Nomsa.Form("They presented", "#people").And("teacherId", $"{await scene.Nomsa.TeacherId()}"));
        await scene.Nomsa.Opens(page.Path);

        Assert.Contains("presented NDNomsa Dlamini observed SNSibusiso Nkosi", scene.Nomsa.Sees.TextOf(".slot__people"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_it_was_about_is_said_anew_and_what_stood_there_is_kept_nowhere(Database database)
    {
        await using var scene = await Recorded(database);
        await scene.Sibusiso.Opens($"{scene.Record}/{scene.Day.Lesson}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Sibusiso.Submits("Keep it so", new { Group = new string('a', 81) })).Status);
        Assert.Equal("This is too long. Please use at most 80 letters.", scene.Sibusiso.Sees.ErrorOf("Group"));

        var page = await scene.Sibusiso.Submits("Keep it so", new { Topic = "Thin lenses", Group = "Gr 11, Mvula" });

        Assert.Contains("Gr 11, Mvula", page.TextOf(".slot"), StringComparison.Ordinal);
        Assert.Contains("Sibusiso Nkosi said anew what it was about", page.TextOf(".record__changes"), StringComparison.Ordinal);
        Assert.Equal("Thin lenses", (await scene.Nomsa.Opens(scene.Record)).TextsOf(".slot h3")[0]);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_say_the_same_at_once_have_said_it_once(Database database)
    {
        await using var scene = await Recorded(database);
        var sibusiso = await scene.Sibusiso.TeacherId();
        await scene.Place.Sends(scene.Nomsa, new SayWhoHadNoPart(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, sibusiso));

        await Task.WhenAll(new[] { scene.Nomsa, scene.Sibusiso }.Select(p => Task.Run(() => scene.Place.Sends(p, new SayWhoHadPart(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, sibusiso, Part.Presenter)))));
        await Task.WhenAll(new[] { scene.Nomsa, scene.Sibusiso }.Select(p => Task.Run(() => scene.Place.Sends(p, new SayWhetherItWasTaught(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Free, false)))));

        Assert.Equal(3, (await scene.Nomsa.Opens(scene.Record)).Elements(".record__changes li").Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_lesson_that_came_late_into_the_programme_is_taken_into_it_with_its_plan(Database database)
    {
        await using var scene = await Recorded(database);
        var slot = await scene.Sibusiso.AddsLesson(scene.Scene, scene.Day.Gathering, "Mirrors", 11, 30);
        var plan = await scene.Scene.BeginsPlan();
        await scene.Plans(slot, plan);
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Record)).Elements(".slot").Count);

        var page = await scene.Nomsa.Submits("It was taught, too");

        Assert.Equal(3, page.Elements(".slot").Count);
        Assert.False(page.Has("#others"));
        Assert.Contains("Nomsa Dlamini said that it was taught, too", page.TextsOf(".slot")[2], StringComparison.Ordinal);
        Assert.Contains("Taught on Saturday 14 March 2026", (await scene.Nomsa.Opens($"/clusters/{scene.Scene.Cluster}/plans/{plan}/history")).TextsOf(".list b"));
        await scene.Place.Sends(scene.Sibusiso, new AddToRecord(scene.Scene.Cluster, scene.Day.Gathering, slot));
        Assert.Single((await scene.Nomsa.Opens(scene.Record)).Elements(".record__changes li"));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(scene.Nomsa, new AddToRecord(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Break)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_it_and_who_reads_an_open_cluster_sees_no_register_and_presses_nothing(Database database)
    {
        await using var scene = await Recorded(database);
        foreach (var outsider in scene.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Record)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{scene.Record}/{scene.Day.Lesson}")).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(outsider, new SayWhetherItWasTaught(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, false)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/clusters/{scene.Scene.OtherCluster}/gatherings/{scene.Day.Gathering}/record")).Status);
        await Assert.ThrowsAsync<RuleBrokenException>(async () => await scene.Place.Sends(scene.Nomsa, new SayWhoHadPart(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, await scene.Scene.Former.TeacherId(), Part.Observer)));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(async () => await scene.Place.Sends(scene.Nomsa, new SayWhoHadPart(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, await scene.Nomsa.TeacherId(), (Part)9)));

        await scene.Place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        var page = await scene.Scene.Stranger.Opens(scene.Record);
        Assert.Equal(2, page.Elements(".slot").Count);
        Assert.False(page.Has("#who"));
        Assert.Empty(page.TextsOf("main form, main a.button"));
    }

    private static async Task<RecordScene> Recorded(Database database)
    {
        var scene = await RecordScene.On(database);
        scene.Is(13);
        await scene.Makes();
        return scene;
    }
}
