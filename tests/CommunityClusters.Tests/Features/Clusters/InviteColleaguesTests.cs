using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class InviteColleaguesTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_gets_a_link_a_picture_of_it_and_a_message_for_WhatsApp(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics & more");

        var link = await nomsa.Invites(cluster);

        // 128 random bits take 22 letters of base64url.
        Assert.Matches("^/i/[A-Za-z0-9_-]{22}$", link);
        var message = Uri.UnescapeDataString(nomsa.Sees.One("a[href^='https://wa.me/']").GetAttribute("href")!);
        Assert.Contains("Saturday Physics & more", message, StringComparison.Ordinal);
        Assert.Contains("http://localhost" + link, message, StringComparison.Ordinal);
        Assert.True(nomsa.Sees.Has(".qr svg"));
    }

    [Theory, OnBothDatabases]
    public async Task Any_member_may_invite_and_each_has_a_link_of_their_own(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var hers = await nomsa.Invites(cluster);
        var sibusiso = place.Visitor();
        await sibusiso.JoinsBy(hers, asNewcomer: "Sibusiso Nkosi");

        var his = await sibusiso.Invites(cluster);

        Assert.NotEqual(hers, his);
        Assert.Contains("Nomsa Dlamini", sibusiso.Sees.TextsOf(".list__row b"));
        await place.Visitor().JoinsBy(his, asNewcomer: "Zanele Mthembu");
    }

    [Theory, OnBothDatabases]
    public async Task Asked_again_it_is_the_same_link(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");

        Assert.Equal(await nomsa.Invites(cluster), await nomsa.Invites(cluster));
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_makes_one_link(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.StartsCluster("Saturday Physics");
        var form = nomsa.Form("Invite");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => nomsa.Sends(form)));

        Assert.Single(pages.Select(p => p.One("#link").GetAttribute("value")).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await place.Count<Invitation>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_makes_a_link(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        foreach (var outsider in scene.Outsiders)
        {
            await outsider.OpensAnyForm();
            var page = await outsider.Sends(outsider.AnyForm().To($"/clusters/{scene.Cluster}/invite"));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
        }

        Assert.Equal("/sign-in", (await place.Visitor().Opens($"/clusters/{scene.Cluster}/invite")).Path);
        Assert.DoesNotContain(await place.Reads(db => Task.FromResult(db.Set<Invitation>().ToList())), i => i.ClusterId == scene.Cluster && i.EndedAt == null);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_makes_no_link(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.StartsCluster("Saturday Physics");

        var page = await nomsa.Sends(nomsa.Form("Invite").Stale());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(0, await place.Count<Invitation>());
        await nomsa.Submits("Invite");
        Assert.True(nomsa.Sees.Has("#link"));
    }
}
