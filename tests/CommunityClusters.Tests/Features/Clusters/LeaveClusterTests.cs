using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class LeaveClusterTests
{
    [Theory, OnBothDatabases]
    public async Task Leaving_is_one_tap_and_needs_no_reason(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}");
        Assert.Equal(0, scene.Sibusiso.Sees.One("form[action*='handler=Leave']").QuerySelectorAll("input:not([type=hidden]), textarea, select").Length);

        var page = await scene.Sibusiso.Submits("Leave");

        Assert.Equal($"You left {Scene.Name}", page.TextOf("h1"));
        foreach (var address in new[] { "", "/members", "/invite" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}{address}")).Status);
        }

        Assert.Equal(["Nomsa Dlamini"], (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_started_it_leaves_as_anybody_does_and_the_cluster_goes_on(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        await scene.Nomsa.Leaves(scene.Cluster);

        Assert.Equal(["Sibusiso Nkosi"], (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b"));
        await place.Visitor().JoinsBy(await scene.Sibusiso.Invites(scene.Cluster), asNewcomer: "Zanele Mthembu");
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_leaves_and_says_so(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}");
        var form = scene.Sibusiso.Form("Leave");

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Sibusiso.Sends(form)));
        var later = await scene.Sibusiso.Sends(form);

        Assert.All([.. pages, later], p => Assert.Equal($"You left {Scene.Name}", p.TextOf("h1")));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_makes_nobody_leave(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}");

        var page = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Leave").Stale());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(2, await place.Reads(db => db.Set<Membership>().CountAsync(m => m.ClusterId == scene.Cluster && m.LeftAt == null)));
    }

    [Theory, OnBothDatabases]
    public async Task To_a_stranger_the_cluster_is_not_there_to_leave(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        foreach (var outsider in new[] { scene.Stranger, scene.OtherMember })
        {
            await outsider.OpensAnyForm();
            var page = await outsider.Sends(outsider.AnyForm().To($"/clusters/{scene.Cluster}?handler=Leave"));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"/clusters/{scene.Cluster}/left")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task No_invitation_outlives_its_maker_who_leaves_at_the_same_moment(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        for (var i = 0; i < 10; i++)
        {
            var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}");
            await Task.WhenAll(
                scene.Sibusiso.SendsOnly(Form.On(page, "Invite", "body")), scene.Sibusiso.SendsOnly(Form.On(page, "Leave", "body")));
            Assert.Equal(0, await place.Reads(db => db.Set<Invitation>().CountAsync(v => v.ClusterId == scene.Cluster && v.EndedAt == null)));
            await scene.Sibusiso.ComesBack(scene.Cluster);
        }
    }
}
