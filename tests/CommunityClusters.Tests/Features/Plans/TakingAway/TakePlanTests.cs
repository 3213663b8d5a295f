using System.Net;
using CommunityClusters.Features.Plans.TakingAway;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using CommunityClusters.Tests.TakingAway;

namespace CommunityClusters.Tests.Features.Plans.TakingAway;

public sealed class TakePlanTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_takes_the_plan_away_as_a_file_for_Word(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Written(place, "**Two** bodies");

        var answer = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}/word");
        Assert.StartsWith("attachment;", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.EndsWith("filename*=UTF-8''Thin%20%E2%80%9CLenses.docx", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        var file = await place.Sends(scene.Sibusiso, new TakePlanAsWord(scene.Cluster, plan));
        Assert.Equal("Thin “Lenses.docx", file.Name);
        var html = Sight.Parsed((await Peer.Reads("word.mjs", await file.Bytes())).GetProperty("html").GetString()!);
        Assert.Contains("What learners should be able to do (15 minutes)", html.QuerySelectorAll("h1").Select(h => h.TextContent), StringComparer.Ordinal);
        Assert.Equal("Two", html.QuerySelector("strong")!.TextContent);
        Assert.Contains("Saturday Optics", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60 minutes · 15 minutes planned", html.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nomsa", html.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_takes_the_plan_away_as_Markdown(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Written(place, "**Two** bodies");

        var answer = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}/markdown");
        Assert.Equal("application/zip", answer.Headers["Content-Type"]);
        var file = await place.Sends(scene.Sibusiso, new TakePlanAsMarkdown(scene.Cluster, plan));
        var text = (await Peer.Reads("zip.mjs", await file.Bytes())).GetProperty("Thin “Lenses.md").GetString()!;
        Assert.StartsWith("# Thin “Lenses\n\nSaturday Optics\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## What learners should be able to do (15 minutes)\n\n**Two** bodies\n", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_takes_the_plan_away_as_a_message_in_their_language(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Written(place, "**Two** bodies");

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}/away");
        var message = ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.One("#message")).Value;
        Assert.StartsWith("*Thin “Lenses*\nSaturday Optics\n", message, StringComparison.Ordinal);
        Assert.Contains("*What learners should be able to do* (15 minutes)\n*Two* bodies", message, StringComparison.Ordinal);
        Assert.EndsWith($"The whole plan: http://localhost/clusters/{scene.Cluster}/plans/{plan}", message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_printed_plan_has_its_minutes_its_formulas_and_room_for_notes(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Written(place, "So $x^2$");

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}/print");
        Assert.Equal("Thin “Lenses", page.TextOf("h1"));
        Assert.Equal("15 minutes", page.TextOf(".paper__beside"));
        Assert.Equal("x^2", page.TextOf(".formula"));
        Assert.True(page.Has("head script[src*='formulas']") && page.Has(".paper__line"));
    }

    [Theory, OnBothDatabases]
    public async Task Under_another_clusters_address_there_is_nothing_to_take(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Written(place, "x");
        foreach (var way in new[] { "away", "word", "markdown", "print" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/clusters/{scene.OtherCluster}/plans/{plan}/{way}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/plans/{plan}/{way}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Former.Opens($"/clusters/{scene.Cluster}/plans/{plan}/{way}")).Status);
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Stranger, new TakePlanAsWord(scene.Cluster, plan)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new TakePlanAsWord(scene.Cluster, Guid.NewGuid())));
    }

    private static async Task<(Scene Scene, Guid Plan)> Written(Place place, string text)
    {
        var (scene, plan) = await Scene.WithPlan(place);
        var section = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]")[0].GetAttribute("data-section");
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Does(doc =>
        {
            doc.GetText("topic").Insert(0, "Thin “");
            doc.GetMap("about").Set("minutes", 60);
            doc.GetMap("sections").Set($"{section}:minutes", 15);
            doc.GetText($"text:{section}").Insert(0, text);
        });
        return (scene, plan);
    }
}
