using System.Net;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class BeginPlanOnPhoneTests
{
    [Theory, OnBothDatabases]
    public async Task A_plan_that_was_begun_on_a_phone_has_its_id_and_first_content_and_takes_its_words(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var doc = Content("Lenses");
        var request = Begins(scene, doc) with { Subject = "physical-sciences", Grades = ["11", "10"], Minutes = 45 };
        doc.GetMap("about").Set("subject", "physical-sciences");
        doc.GetMap("about").Set("minutes", 45);
        doc.GetMap("about").Set("grade:10", true);
        doc.GetMap("about").Set("grade:11", true);

        Assert.Equal(request.Id, await place.Sends(scene.Nomsa, request with { Content = Convert.ToBase64String(doc.EncodeStateAsUpdate()) }));

        await using var phone = await Phone.Of(scene.Sibusiso, request.Id!.Value);
        Assert.Equal(doc.EncodeStateVector(), phone.Doc.EncodeStateVector());
        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{request.Id}");
        Assert.Equal("Lenses", page.TextOf("h1"));
        Assert.Equal(["Activity"], page.TextsOf("[data-section] h2"));
        // What is written next builds on it, under the phone's own client id.
        await using var hers = await Phone.Of(scene.Nomsa, request.Id.Value);
        doc.GetText("topic").Insert(0, "Thin ");
        await hers.Pushes(doc.EncodeStateAsUpdate());
        await phone.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_with_or_without_the_same_command_it_is_one_plan(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var request = Begins(scene, Content("Lenses"));

        await place.Sends(scene.Nomsa, request);
        await place.Sends(scene.Nomsa, request);
        Assert.Equal(request.Id, await place.Sends(scene.Nomsa, request with { CommandId = Guid.NewGuid() }));
        Assert.Equal(1, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task An_id_that_is_a_colleagues_or_another_clusters_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var request = Begins(scene, Content("Lenses"));
        await place.Sends(scene.Nomsa, request);
        var again = request with { CommandId = Guid.NewGuid() };

        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Sibusiso, again));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.OtherMember, again with { ClusterId = scene.OtherCluster }));
        Assert.Equal(1, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_member_begins_it_and_only_in_the_session_of_who_made_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var request = Begins(scene, Content("Lenses"));

        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, request));
        }

        await Assert.ThrowsAsync<NotYoursException>(async () => await place.Sends(scene.Sibusiso, request with { Author = await scene.Nomsa.TeacherId() }));
        await place.Sends(scene.Nomsa, new LeaveCluster(scene.Cluster));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, request));
        Assert.Equal(0, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_first_content_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var request = Begins(scene, Content("Lenses"));
        var large = Content("Lenses");
        large.GetText("text:nobody").Insert(0, new string('x', 70_000));
        var foreign = Content("Lenses");
        foreign.GetMap("sections").Set("anything", "else");
        var withWords = Content("Lenses");
        withWords.GetText($"text:{Section}").Insert(0, "Light a candle.");
        var incomplete = new Doc();
        incomplete.GetText("topic").Insert(0, "x");
        var seen = incomplete.EncodeStateVector();
        incomplete.GetText("topic").Insert(1, "y");
        var ofTwo = Content("Lenses");
        var other = new Doc();
        other.GetMap("about").Set("subject", "");
        ofTwo.ApplyUpdate(other.EncodeStateAsUpdate());

        byte[][] wrong =
        [
            [1, 2, 3], large.EncodeStateAsUpdate(), foreign.EncodeStateAsUpdate(), withWords.EncodeStateAsUpdate(), incomplete.EncodeStateAsUpdate(seen),
            ofTwo.EncodeStateAsUpdate(), Content("Mirrors").EncodeStateAsUpdate(), new Doc().EncodeStateAsUpdate(),
        ];
        foreach (var bytes in wrong)
        {
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, request with { Content = Convert.ToBase64String(bytes) }));
        }

        foreach (var odd in new[] { request with { Content = "no base64!" }, request with { Id = null }, request with { Id = Guid.CreateVersion7() } })
        {
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, odd));
        }

        Assert.Equal(0, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task The_frame_that_a_phone_keeps_names_nobody_and_no_cluster_and_is_for_teachers(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var frame = await scene.Nomsa.Opens("/plans/frame");
        Assert.Equal("{plan}", frame.One("[data-frame]").GetAttribute("data-id"));
        Assert.Equal("/clusters/{cluster}/plans", frame.One("a.back").GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, (await place.Visitor().OpensOnly("/plans/frame")).Status);
    }

    private const string Section = "AAAAAAAAAAAAAAAAAAAAA";

    private static BeginPlan Begins(Scene scene, Doc doc) => new()
    {
        CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = " Lenses ", Id = Guid.NewGuid(), Content = Convert.ToBase64String(doc.EncodeStateAsUpdate()),
    };

    private static Doc Content(string topic)
    {
        var doc = new Doc();
        doc.GetText("topic").Insert(0, topic);
        doc.GetMap("sections").Set($"{Section}:kind", "activity");
        doc.GetMap("sections").Set($"{Section}:order", "a0");
        return doc;
    }
}
