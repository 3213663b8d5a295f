using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class ComeBackTests
{
    [Theory, OnBothDatabases]
    public async Task Who_left_comes_back_in_one_tap_without_asking(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Former.ComesBack(scene.Cluster);

        Assert.Equal($"/clusters/{scene.Cluster}", page.Path);
        Assert.Equal(["Lindiwe Former", "Sibusiso Nkosi", "Nomsa Dlamini"], page.TextsOf(".people b"));
        Assert.Contains("joined by Nomsa Dlamini’s invitation", page.TextsOf(".people p")[0], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Home_has_the_way_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        await scene.Former.Opens("/");
        await scene.Former.Submits("Come back");

        Assert.Equal($"/clusters/{scene.Cluster}", scene.Former.Sees.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_comes_back_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Former.Opens($"/clusters/{scene.Cluster}/left");
        var form = scene.Former.Form("Come back");

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => scene.Former.Sends(form)));

        Assert.All(pages, p => Assert.Equal(3, p.TextsOf(".people b").Count));
        Assert.Equal(3, await place.Reads(db => db.Set<Membership>().CountAsync(m => m.ClusterId == scene.Cluster)));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_brings_nobody_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Former.Opens($"/clusters/{scene.Cluster}/left");

        var page = await scene.Former.Sends(scene.Former.Form("Come back").Stale());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("This page was open for a long time", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Former.Opens($"/clusters/{scene.Cluster}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_never_in_cannot_come_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        foreach (var outsider in new[] { scene.Stranger, scene.OtherMember })
        {
            await outsider.OpensAnyForm();
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Sends(outsider.AnyForm().To($"/clusters/{scene.Cluster}/left"))).Status);
        }

        Assert.Equal("/sign-in", (await place.Visitor().Opens($"/clusters/{scene.Cluster}/left")).Path);
        Assert.Equal(3, await place.Reads(db => db.Set<Membership>().CountAsync(m => m.ClusterId == scene.Cluster)));
    }
}
