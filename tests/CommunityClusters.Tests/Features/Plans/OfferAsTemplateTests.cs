using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class OfferAsTemplateTests
{
    [Theory, OnBothDatabases]
    public async Task One_tap_offers_a_plan_and_one_tap_of_any_member_takes_it_back(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var watching = await scene.Sibusiso.WatchesPageOf(scene.Cluster);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");

        var page = await scene.Nomsa.Submits("Begin other plans like this one");

        Assert.Contains("Your cluster can begin other plans like this one.", page.TextOf("#template"), StringComparison.Ordinal);
        await watching.Hears("template");
        Assert.Contains("Like your plan: Lenses", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
        Assert.Contains("template", scene.Sibusiso.Sees.TextOf(".need__about"), StringComparison.Ordinal);
        await scene.Sibusiso.Opens(page.Path);
        page = await scene.Sibusiso.Submits("Begin no more plans like this one");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Offered_or_taken_back_twice_it_is_done_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);

        await place.Sends(scene.Nomsa, new OfferAsTemplate(plan));
        await place.Sends(scene.Sibusiso, new OfferAsTemplate(plan));
        Assert.Single((await place.Sends(scene.Nomsa, new ClusterPlans(scene.Cluster, null, null))).Templates);
        await place.Sends(scene.Nomsa, new WithdrawTemplate(plan));
        await place.Sends(scene.Sibusiso, new WithdrawTemplate(plan));
        Assert.Empty((await place.Sends(scene.Nomsa, new ClusterPlans(scene.Cluster, null, null))).Templates);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_no_member_neither_offers_nor_withdraws_and_a_reader_sees_no_button(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new OfferAsTemplate(plan)));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new WithdrawTemplate(plan)));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new OfferAsTemplate(Guid.NewGuid())));
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        Assert.False((await scene.Stranger.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Has("#template"));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Stranger, new OfferAsTemplate(plan)));
        await place.Sends(scene.Nomsa, new OfferAsTemplate(plan));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Stranger, new WithdrawTemplate(plan)));
        Assert.Single((await place.Sends(scene.Nomsa, new ClusterPlans(scene.Cluster, null, null))).Templates);
        Assert.Empty((await place.Sends(scene.Stranger, new ClusterPlans(scene.Cluster, null, null))).Templates);
    }

    [Theory, OnBothDatabases]
    public async Task More_than_one_looks_through_are_refused_with_what_to_do(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        for (var number = 0; number < Plan.MostTemplates; number++)
        {
            await place.Sends(scene.Nomsa, new OfferAsTemplate(await scene.BeginsPlan()));
        }

        var one = await scene.BeginsPlan();
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{one}");
        var page = await scene.Nomsa.Submits("Begin other plans like this one");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Open one of those", page.Text, StringComparison.Ordinal);
        var templates = (await place.Sends(scene.Nomsa, new ClusterPlans(scene.Cluster, null, null))).Templates;
        Assert.Equal(Plan.MostTemplates, templates.Count);
        await place.Sends(scene.Sibusiso, new WithdrawTemplate(templates[0].Id));
        await place.Sends(scene.Nomsa, new OfferAsTemplate(one));
    }
}
