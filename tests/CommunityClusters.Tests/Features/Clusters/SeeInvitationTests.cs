using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class SeeInvitationTests
{
    [Theory, OnBothDatabases]
    public async Task Before_any_account_it_shows_the_cluster_what_it_is_for_and_who_invites(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var link = await nomsa.Invites(await nomsa.StartsCluster("Saturday Physics", "Newton's **third** law"));

        var page = await place.Visitor().Opens(link);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Saturday Physics", page.TextOf("h1"));
        Assert.Equal("third", page.TextOf(".prose strong"));
        Assert.Contains("Nomsa Dlamini invites you to", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 teacher", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_preview_of_the_link_shows_the_same_without_markup(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var link = await nomsa.Invites(await nomsa.StartsCluster("Saturday \"Physics\"", "Newton's **third** law"));

        var page = await place.Visitor().Opens(link);

        Assert.Equal("Saturday \"Physics\"", page.Preview("og:title"));
        Assert.Contains("Nomsa Dlamini", page.Preview("og:description"), StringComparison.Ordinal);
        Assert.Contains("Newton's third law", page.Preview("og:description"), StringComparison.Ordinal);
        Assert.Equal("http://localhost" + link, page.Preview("og:url"));
        Assert.Equal("noindex", page.One("meta[name=robots]").GetAttribute("content"));
    }

    [Theory, OnBothDatabases]
    public async Task Opening_it_never_joins(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");

        await sibusiso.Opens(link);
        await sibusiso.Opens(link + "?handler=Teacher");
        await place.Visitor().Opens(link);

        Assert.Equal(1, await place.Count<Membership>());
        Assert.Equal(2, await place.Count<Teacher>());
        Assert.Equal(HttpStatusCode.NotFound, (await sibusiso.Opens($"/clusters/{cluster}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task It_names_no_member_but_the_one_who_invites(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        await place.Visitor().JoinsBy(link, asNewcomer: "Sibusiso Nkosi");

        var page = await place.Visitor().Opens(link);

        Assert.Contains("2 teachers", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(nomsa.SignInName, page.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_former_member_and_a_stranger_see_the_same(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);

        foreach (var outsider in scene.Outsiders)
        {
            var page = await outsider.Opens(link);
            Assert.Equal(Scene.Name, page.TextOf("h1"));
            Assert.True(page.Has("form[action*='handler=Teacher']"));
        }
    }
}
