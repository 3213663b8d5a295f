using System.Net;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class BeginPlanTests
{
    [Theory, OnBothDatabases]
    public async Task A_plan_grows_from_a_need_and_every_member_finds_it_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var watching = await scene.Sibusiso.WatchesPageOf(scene.Cluster);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/needs");
        var begin = scene.Nomsa.Sees.One(".need__marks a").GetAttribute("href")!;

        await scene.Nomsa.Opens(begin);
        Assert.Equal("Refraction at a boundary", scene.Nomsa.Sees.One("[name='Ask.Topic']").GetAttribute("value"));
        var page = await scene.Nomsa.Submits("Begin it", new { Minutes = "60" });

        Assert.Equal("Refraction at a boundary", page.TextOf("h1"));
        Assert.Contains("60 minutes", page.TextOf("[data-document] header"), StringComparison.Ordinal);
        Assert.Equal(6, page.TextsOf("[data-section] h2").Count);
        await watching.Hears("Refraction at a boundary");
        Assert.Equal("Refraction at a boundary", (await scene.Sibusiso.Opens(page.Path)).TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_missing_is_said_and_what_was_typed_stays(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans");

        var page = await scene.Nomsa.Submits("Begin it", new { Topic = " ", Minutes = "6000" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Say in a few words what the lesson is about.", page.TextOf("#begin"), StringComparison.Ordinal);
        Assert.Contains("from 1 to 600", page.TextOf("#begin"), StringComparison.Ordinal);
        Assert.Equal("6000", page.One("[name='Ask.Minutes']").GetAttribute("value"));
        Assert.Equal(0, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task Begun_twice_by_a_double_tap_it_is_one_plan(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var request = new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" };

        Assert.Equal(await place.Sends(scene.Nomsa, request), await place.Sends(scene.Nomsa, request));
        Assert.Equal(1, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task A_need_of_another_cluster_grows_no_plan(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var need = await place.Reads(db => db.Set<Need>().Select(n => n.Id).SingleAsync());

        await Assert.ThrowsAsync<CommunityClusters.Pipeline.NotVisibleException>(() =>
            place.Sends(scene.OtherMember, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, NeedId = need, Topic = "Lenses" }));
        Assert.Equal(0, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_is_not_there_under_another_clusters_address(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/clusters/{scene.OtherCluster}/plans/{plan}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/plans/{plan}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_follows_what_the_document_says(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
        await using var watching = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        await using var phone = await Phone.Of(scene.Sibusiso, plan);

        await phone.Does(doc =>
        {
            doc.GetText("topic").Insert(0, "Thin ");
            doc.GetMap("about").Set("minutes", 45);
            doc.GetMap("about").Set("grade:11", true);
        });

        await watching.Hears("Thin Lenses");
        var about = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf(".need");
        Assert.Contains("Thin Lenses", about, StringComparison.Ordinal);
        Assert.Contains("grade 11", about, StringComparison.Ordinal);
        Assert.Contains("45 minutes", about, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whatever_a_phone_writes_into_the_shape_the_page_shows_what_it_can(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
        await using var phone = await Phone.Of(scene.Sibusiso, plan);

        await phone.Does(doc =>
        {
            var (about, sections) = (doc.GetMap("about"), doc.GetMap("sections"));
            about.Set("minutes", "many");
            about.Set("subject", 7);
            about.Set("grade:", true);
            sections.Set("strange:kind", 12);
            sections.Set("strange:order", true);
            sections.Set("strange:minutes", double.NaN);
            sections.Set("strange:name", new string('n', 5000));
            sections.Set(":kind", "aims");
            doc.GetText("text:strange").Insert(0, "# <script>alert(1)</script> [go](javascript:alert(1))");
            doc.GetText("topic").Insert(0, new string('t', 5000));
        });

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Has("[data-document] script"));
        Assert.False(page.Has("[data-document] a[href^='javascript']"));
        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_is_read_without_script_as_the_editor_shows_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
        await using var phone = await Phone.Of(scene.Sibusiso, plan);
        var section = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]")[0].GetAttribute("data-section");

        await phone.Writes($"text:{section}", "## What to bring\n\n- [x] a candle\n- [ ] a lens\n\n|a|b|\n|-|-|\n|1|2|\n\nAs $f = 2$ says\n===\n\n    no code");

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal("What to bring", page.TextOf(".prose h4"));
        Assert.Equal(2, page.Elements(".prose li input[type=checkbox]").Count);
        Assert.Equal("1", page.TextsOf(".prose td")[0]);
        Assert.Contains("f = 2", page.TextOf(".prose .formula"), StringComparison.Ordinal);
        Assert.False(page.Has(".prose pre") || page.Has(".prose h3"));
    }
}
