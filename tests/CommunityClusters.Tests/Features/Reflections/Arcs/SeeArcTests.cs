using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Reflections.Arcs;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Reflections.Arcs;

/// <summary>The arc of a lesson: it is filled in by nobody, and shows what there is.</summary>
public sealed class SeeArcTests
{
    [Theory, OnBothDatabases]
    public async Task Each_step_is_there_once_it_happened_and_leads_to_its_page(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var page = await scene.Sibusiso.Opens(scene.Arc());
        Assert.Equal(["Plan"], page.Steps());
        Assert.Equal(["Need", "Plan", "Lesson", "Observations", "Reflection", "Improved plan"], page.TextsOf(".arc h2"));
        Assert.Equal(["Next: Plan", "Next: Lesson", "Next: Observations", "Next: Reflection", "Next: Improved plan"], page.TextsOf(".arc__next"));
        Assert.Contains("To be taught on Saturday 14 March", page.TextOf("#lesson"), StringComparison.Ordinal);
        Assert.Contains("1 colleague will observe it", page.TextOf("#observations"), StringComparison.Ordinal);
        Assert.Contains("No need is linked to the plan yet.", page.TextOf("#need"), StringComparison.Ordinal);

        page = await scene.Sibusiso.Submits("It grew from this", new { needId = (await scene.Need()).ToString() });
        Assert.Equal((scene.Arc(), "#need"), (page.Path, page.Address.Fragment));
        Assert.Equal(["Need", "Plan"], page.Steps());
        Assert.Contains("Refraction at a boundary Named by Nomsa Dlamini on ", page.TextOf("#need"), StringComparison.Ordinal);

        await scene.IsOver();
        page = await scene.Sibusiso.Opens(scene.Arc());
        Assert.Equal(["Need", "Plan", "Lesson", "Observations"], page.Steps());
        Assert.Contains("Taught on Saturday 14 March · presented by Nomsa Dlamini", page.TextOf("#lesson"), StringComparison.Ordinal);
        Assert.Contains("1 observer Sibusiso Nkosi", page.TextOf("#observations"), StringComparison.Ordinal);
        Assert.Contains("Nobody has said yet how it went.", page.TextOf("#reflection"), StringComparison.Ordinal);

        await scene.Says(scene.Sibusiso, "They mixed up the angles");
        page = await scene.Nomsa.Opens(scene.Arc());
        Assert.Equal(["Need", "Plan", "Lesson", "Observations", "Reflection"], page.Steps());
        Assert.Contains("1 post The latest by Sibusiso Nkosi, Saturday 14 March, ", page.TextOf("#reflection"), StringComparison.Ordinal);
        Assert.DoesNotContain("They mixed up", page.Text, StringComparison.Ordinal);

        Assert.DoesNotContain("raised something", page.Text, StringComparison.Ordinal);
        await scene.Day.Raises(scene.Sibusiso);
        page = await scene.Nomsa.Opens(scene.Arc());
        Assert.Contains("1 observer Sibusiso Nkosi 1 raised something", page.TextOf("#observations"), StringComparison.Ordinal);
        Assert.DoesNotContain(RaisingScene.Issue, page.Text, StringComparison.Ordinal);

        await scene.Nomsa.Opens(page.One("#improved .onward").GetAttribute("href")!);
        page = await scene.Nomsa.Submits(ArcScene.Keep);
        Assert.Equal((scene.Arc(), "#improved"), (page.Path, page.Address.Fragment));
        Assert.Equal(6, page.Steps().Count);
        Assert.Equal(6, page.Elements(".arc-picture .is-there").Count);
        Assert.StartsWith($"Improved plan {ArcScene.Name} Saturday 14 March, ", page.TextOf("#improved"), StringComparison.Ordinal);
        Assert.Contains("; named by Nomsa Dlamini What changed since it was taught", page.TextOf("#improved"), StringComparison.Ordinal);
        foreach (var link in page.Elements(".arc a:not(.arc__next)").Select(a => a.GetAttribute("href")!).ToList())
        {
            Assert.Equal((link, HttpStatusCode.OK), (link, (await scene.Nomsa.Opens(link)).Status));
        }
    }

    [Theory, OnBothDatabases]
    public async Task It_is_for_members_alone_also_where_the_cluster_is_open(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.IsOver();
        await scene.Says(scene.Sibusiso, "They mixed up the angles");
        var kept = await scene.Keeps(scene.Nomsa);
        await scene.Place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });

        foreach (var outsider in scene.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Arc())).Status);
            // The plan of an open cluster they may read; what was said of its lessons is no part of it.
            var plan = await outsider.Opens(scene.Beside());
            Assert.Equal((HttpStatusCode.OK, false, false), (plan.Status, plan.Has(".said"), plan.Has("#lessons")));
            foreach (var page in new[] { scene.History, $"{scene.History}/moment?number={kept}", $"{scene.History}/changes?to={kept}" })
            {
                var sight = await outsider.Opens(page);
                Assert.Equal(HttpStatusCode.OK, sight.Status);
                Assert.DoesNotContain("Improved after", sight.Text, StringComparison.Ordinal);
            }

            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(outsider, new SaidOfLesson(scene.Scene.Cluster, scene.Plan, scene.Day.Lesson)));
        }

        // Nor by the name of a cluster of one's own.
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(scene.Scene.OtherMember, new SeeArc(scene.Scene.OtherCluster, scene.Day.Lesson)));
        Assert.Null(await scene.Place.Sends(scene.Scene.OtherMember, new SaidOfLesson(scene.Scene.OtherCluster, scene.Plan, scene.Day.Lesson)));
        Assert.Empty((await scene.Place.Sends(scene.Scene.OtherMember, new LessonsWithPlan(scene.Scene.OtherCluster, scene.Plan))).Lessons);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_lesson_has_none_and_one_without_a_plan_says_what_would_make_one(Database database)
    {
        await using var scene = await RecordScene.On(database);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Arc(scene.Day.Break))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Arc(Guid.NewGuid()))).Status);

        var page = await scene.Nomsa.Opens(scene.Arc(scene.Day.Free));
        Assert.Empty(page.Steps());
        Assert.Contains("The lesson has no plan yet. Choose its plan", page.TextOf("#plan"), StringComparison.Ordinal);
        Assert.Contains("Nobody observes it yet.", page.TextOf("#observations"), StringComparison.Ordinal);

        await scene.IsOver();
        page = await scene.Nomsa.Opens(scene.Arc(scene.Day.Free));
        Assert.Equal(["Lesson"], page.Steps());
        Assert.Contains("Without a plan there is none to improve.", page.TextOf("#improved"), StringComparison.Ordinal);
        Assert.False(page.Has("#improved a"));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_said_before_the_lesson_is_no_reflection_and_what_the_record_says_counts(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Says(scene.Sibusiso, "Which room?");
        await scene.IsOver();
        Assert.DoesNotContain("Reflection", (await scene.Nomsa.Opens(scene.Arc())).Steps());
        await scene.Says(scene.Sibusiso, "It went well");
        Assert.Contains("Reflection", (await scene.Nomsa.Opens(scene.Arc())).Steps());

        await scene.Place.Sends(scene.Nomsa, new SayWhetherItWasTaught(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, Taught: false));
        var page = await scene.Nomsa.Opens(scene.Arc());
        Assert.Equal(["Plan"], page.Steps());
        Assert.Contains("It was not taught. Put it right", page.TextOf("#lesson"), StringComparison.Ordinal);

        await scene.Place.Sends(scene.Nomsa, new SayWhetherItWasTaught(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, Taught: true));
        await scene.Place.Sends(scene.Nomsa, new SayWhoHadNoPart(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, await scene.Sibusiso.TeacherId()));
        page = await scene.Nomsa.Opens(scene.Arc());
        Assert.Equal(["Plan", "Lesson", "Reflection"], page.Steps());
        Assert.Contains("Nobody is said to have observed it. Say who observed", page.TextOf("#observations"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_taken_back_is_no_reflection(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.IsOver();
        var said = await scene.Day.Writes(scene.Sibusiso, "They mixed up the angles");
        await scene.Says(scene.Nomsa, "At the second ray");
        await scene.Day.TakesBack(scene.Sibusiso, said.Id);
        Assert.Contains("1 post The latest by Nomsa Dlamini", (await scene.Nomsa.Opens(scene.Arc())).TextOf("#reflection"), StringComparison.Ordinal);

        var also = await scene.Day.Writes(scene.Sibusiso, "Twice, even");
        await scene.Day.TakesBack(scene.Sibusiso, also.Id);
        Assert.Contains("1 post The latest by Nomsa Dlamini", (await scene.Nomsa.Opens(scene.Arc())).TextOf("#reflection"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task From_which_need_it_grew_is_put_right_unless_somebody_else_just_did(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Sibusiso.Opens(scene.Arc());
        var page = await scene.Sibusiso.Submits("It grew from this", new { needId = "" });
        Assert.Contains("Choose the need that the plan grew from.", page.Text, StringComparison.Ordinal);

        var need = await scene.Need();
        await scene.Nomsa.Opens(scene.Arc());
        await scene.Sibusiso.Opens(scene.Arc());
        Assert.Equal(["Need", "Plan"], (await scene.Sibusiso.Submits("It grew from this", new { needId = need.ToString() })).Steps());
        page = await scene.Nomsa.Submits("It grew from this", new { needId = need.ToString() });
        Assert.Equal(["Need", "Plan"], page.Steps());

        var stale = await Assert.ThrowsAsync<RuleBrokenException>(async () => await scene.Place.Sends(scene.Nomsa, new SayFromWhichNeed(scene.Plan, null, Guid.NewGuid())));
        Assert.Equal("arc.need.changed", stale.Sentence);
        page = await scene.Nomsa.Submits("It grew from this", new { needId = "" });
        Assert.Equal(["Plan"], page.Steps());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_that_is_another_clusters_or_was_taken_away_is_none(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var theirs = await scene.Place.Sends(scene.Scene.OtherMember, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Scene.OtherCluster, Topic = "Fractions" });
        await scene.Place.Reads(db => db.Set<Slot>().Where(s => s.Id == scene.Day.Lesson).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlanId, theirs)));

        var page = await scene.Nomsa.Opens(scene.Arc());
        Assert.Empty(page.Steps());
        Assert.DoesNotContain("Fractions", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fractions", (await scene.Nomsa.Opens($"/clusters/{scene.Scene.Cluster}/talk/lesson/{scene.Day.Lesson}")).Text, StringComparison.Ordinal);

        await scene.Place.Reads(db => db.Set<Slot>().Where(s => s.Id == scene.Day.Lesson).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlanId, (Guid?)null)));
        Assert.Empty((await scene.Nomsa.Opens(scene.Arc())).Steps());
        Assert.False((await scene.Nomsa.Opens(scene.Beside())).Has(".said"));
        // A need of another cluster is not there to be named.
        await Assert.ThrowsAsync<NotVisibleException>(async () => await scene.Place.Sends(scene.Scene.OtherMember, new SayFromWhichNeed(theirs, await scene.Need(), null)));
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_that_was_taught_twice_has_two_arcs_and_lists_both(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Plans(scene.Day.Free, scene.Plan);
        await scene.IsOver();
        await scene.Keeps(scene.Nomsa);

        Assert.Contains("Improved plan", (await scene.Nomsa.Opens(scene.Arc())).Steps());
        Assert.DoesNotContain("Improved plan", (await scene.Nomsa.Opens(scene.Arc(scene.Day.Free))).Steps());
        var both = new[] { scene.Arc(), scene.Arc(scene.Day.Free) }.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(both, Links(await scene.Nomsa.Opens(scene.History)));
        Assert.Equal(both, Links(await scene.Nomsa.Opens($"/clusters/{scene.Scene.Cluster}/plans/{scene.Plan}")));

        await scene.Place.Sends(scene.Nomsa, new SayWhetherItWasTaught(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Free, Taught: false));
        Assert.Equal([scene.Arc()], Links(await scene.Nomsa.Opens(scene.History)));

        static IReadOnlyList<string> Links(Sight page) => [.. page.Elements("#lessons a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal)];
    }

    [Theory, OnBothDatabases]
    public async Task It_asks_no_more_of_the_database_however_much_was_said(Database database)
    {
        var counted = new CountedCommands();
        await using var scene = await RecordScene.On(database, counted.AddTo);
        await scene.IsOver();
        await scene.Keeps(scene.Nomsa);
        var once = await Asked();
        foreach (var text in Enumerable.Range(1, 12))
        {
            await scene.Says(scene.Sibusiso, $"Point {text}");
            await scene.Keeps(scene.Nomsa, $"Better {text}");
        }

        Assert.Equal(once, await Asked());
        Assert.InRange(once, 1, 20);

        async Task<int> Asked()
        {
            counted.BeginAgain();
            await scene.Place.Sends(scene.Nomsa, new SeeArc(scene.Scene.Cluster, scene.Day.Lesson));
            return counted.All.Count;
        }
    }
}
