using System.Net;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Reflections.Arcs;

/// <summary>From what was said of a lesson into its plan, and the milestone that names the reflection it came from.</summary>
public sealed class ChangingThePlanTests
{
    [Theory, OnBothDatabases]
    public async Task From_the_talk_by_one_tap_the_plan_stands_beside_what_was_said(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.IsOver();
        await scene.Day.Raises(scene.Sibusiso, "Angles first");
        foreach (var number in Enumerable.Range(1, 11))
        {
            await scene.Says(scene.Sibusiso, $"Point {number} for @Nomsa");
        }

        var back = await scene.Scene.Writes(scene.Nomsa, "By mistake", ThreadKind.Lesson, scene.Day.Lesson);
        await scene.Place.Sends(scene.Nomsa, new TakePostBack { ClusterId = scene.Scene.Cluster, Kind = ThreadKind.Lesson, SubjectId = scene.Day.Lesson, PostId = back.Id });
        var talk = await scene.Nomsa.Opens(scene.Scene.Talk("lesson", scene.Day.Lesson));
        Assert.Equal([scene.Beside(), scene.Arc()], talk.Elements("header .row a").Select(a => a.GetAttribute("href")));

        var page = await scene.Nomsa.Opens(scene.Beside());

        Assert.Equal(["Angles first", .. Enumerable.Range(2, 10).Select(n => $"Point {n} for @Nomsa Dlamini")], page.TextsOf(".said__posts .prose"));
        Assert.Equal("What was said of the lesson of 14 March", page.TextOf("#said-title"));
        Assert.Equal("The whole talk (12) New posts? The lesson’s arc", page.TextOf(".said__ways"));
        Assert.Equal(ArcScene.Name, page.ValueOf("Improved.Name"));
        Assert.True(page.Has("[data-document=plan]"));
        page = await scene.Nomsa.Opens($"/clusters/{scene.Scene.Cluster}/plans/{scene.Plan}");
        Assert.False(page.Has(".said, #keep, turbo-frame, link[href*='arc-']"));
    }

    [Theory, OnBothDatabases]
    public async Task Kept_as_improved_it_is_a_milestone_whose_reflection_the_history_names(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.IsOver();
        await using (var phone = await Phone.Of(scene.Sibusiso, scene.Plan))
        {
            await phone.Writes("topic", "Thin ");
        }

        await scene.Nomsa.Opens(scene.Beside());
        await scene.Nomsa.Submits(ArcScene.Keep, new { Name = "Angles first" });

        var history = await scene.Nomsa.Opens(scene.History);
        Assert.Contains("Angles first", history.Text, StringComparison.Ordinal);
        Assert.Equal(1, await scene.Milestones());
        var link = history.One(".from-reflection");
        Assert.Equal(("To the reflection of Saturday 14 March", scene.Scene.Talk("lesson", scene.Day.Lesson)), (Sight.Squeezed(link.TextContent), link.GetAttribute("href")));
        var moment = await Improved(scene);
        Assert.Equal(scene.Scene.Talk("lesson", scene.Day.Lesson), (await scene.Sibusiso.Opens($"{scene.History}/moment?number={moment.Number}")).One(".from-reflection").GetAttribute("href"));

        await scene.Sibusiso.Submits("Keep the name", new { Name = "Angles before rays" });
        Assert.Contains("Angles before rays", (await scene.Nomsa.Opens(scene.Arc())).TextOf("#improved"), StringComparison.Ordinal);
        await scene.Sibusiso.Opens($"{scene.History}/moment?number={moment.Number}");
        await scene.Sibusiso.Submits("Keep the name", new { Name = "" });
        Assert.DoesNotContain("Improved plan", (await scene.Nomsa.Opens(scene.Arc())).Steps());
        Assert.False((await scene.Nomsa.Opens(scene.History)).Has(".from-reflection"));
    }

    [Theory, OnBothDatabases]
    public async Task Unchanged_it_takes_no_other_milestones_place_and_kept_twice_it_is_one(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.IsOver();

        var first = await scene.Keeps(scene.Nomsa);
        Assert.Equal(1, await scene.Milestones());
        var second = await scene.Keeps(scene.Sibusiso, "Better");

        Assert.Equal(first, second);
        Assert.Equal("Better", (await Improved(scene)).Name);
        await scene.Place.Sends(scene.Nomsa, new NameMilestone { DocumentId = scene.Plan, Name = "", Number = first });
        Assert.Equal(1, await scene.Milestones());
    }

    [Theory, OnBothDatabases]
    public async Task A_lesson_that_did_not_teach_it_is_no_reason(Database database)
    {
        await using var scene = await RecordScene.On(database);
        Assert.Equal("arc.not-taught-with-it", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Keeps(scene.Nomsa))).Sentence);
        Assert.False((await scene.Nomsa.Opens(scene.Beside())).Has("#keep"));

        await scene.IsOver();
        Assert.Equal("arc.not-taught-with-it", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Keeps(scene.Nomsa, lesson: scene.Day.Free))).Sentence);
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Keeps(scene.Nomsa, lesson: Guid.NewGuid()));
        Assert.False((await scene.Nomsa.Opens(scene.Beside(scene.Day.Free))).Has(".said"));
        foreach (var outsider in scene.Scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Keeps(outsider));
        }

        await scene.Nomsa.Opens(scene.Beside());
        var missing = await scene.Nomsa.Submits(ArcScene.Keep, new { Name = " " });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Say what it is called."), (missing.Status, missing.ErrorOf("Name")));
        Assert.Equal(0, await scene.Place.Reads(db => db.Set<DocumentMoment>().CountAsync(m => m.FromLesson != null)));
    }

    private static async Task<MomentRow> Improved(RecordScene scene) =>
        Assert.Single((await scene.Place.Sends(scene.Nomsa, new PlanHistory(scene.Plan, null, null))).Moments, m => m.Row.FromLesson == scene.Day.Lesson).Row;
}
