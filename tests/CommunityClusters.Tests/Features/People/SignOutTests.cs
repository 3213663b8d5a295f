using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;
using Place = CommunityClusters.Tests.Support.Place;

namespace CommunityClusters.Tests.Features.People;

public sealed class SignOutTests
{
    [Theory, OnBothDatabases]
    public async Task Who_signed_out_reads_nothing_more(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");

        await nomsa.SignsOut();

        Assert.Null(nomsa.SessionId);
        Assert.Equal("/sign-in", (await nomsa.Opens($"/clusters/{cluster}")).Path);
        Assert.Equal("/", (await nomsa.SignsIn(nomsa.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_copied_cookie_dies_with_the_session(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var copy = nomsa.Twin();

        await nomsa.SignsOut();

        Assert.Equal("/sign-in", (await copy.Opens($"/clusters/{cluster}")).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Other_phones_stay_signed_in(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var otherPhone = place.Visitor();
        await otherPhone.SignsIn(nomsa.SignInName);

        await nomsa.SignsOut();

        Assert.Contains("My clusters", (await otherPhone.Opens("/")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Another_site_can_sign_nobody_out(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/sign-out");
        var form = nomsa.Form("Sign out");

        foreach (var old in new[] { form.Stale(), form.WithoutStamp() })
        {
            var page = await nomsa.Sends(old);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("This page was open for a long time", page.Text, StringComparison.Ordinal);
            Assert.Contains("My clusters", (await nomsa.Opens("/")).Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_signs_out(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.StartsCluster("Saturday Physics");
        await nomsa.Opens("/sign-out");
        var twin = nomsa.Twin();
        var form = nomsa.Form("Sign out");

        var pages = await Task.WhenAll(nomsa.Sends(form), twin.Sends(form));

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Null(nomsa.SessionId);
    }

    [Theory, OnBothDatabases]
    public async Task A_visitor_who_signs_out_is_told_nothing_strange(Database database)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().SignsOut();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/", page.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_on_which_somebody_was_signed_in_offers_that_again_before_a_new_account(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        var link = await scene.Nomsa.Invites(scene.Cluster);
        var pages = new[] { "/", $"/clusters/{scene.Cluster}/about", link };
        var stranger = place.Visitor();
        await scene.Sibusiso.SignsOut();

        foreach (var page in pages)
        {
            Assert.StartsWith("/sign-in", await First(scene.Sibusiso, page), StringComparison.Ordinal);
            Assert.DoesNotContain("/sign-in", await First(stranger, page), StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_that_others_use_too_is_remembered_by_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var lent = place.Visitor();
        await lent.Opens("/sign-in");
        await lent.Sends(lent.Form("Sign in").With(new { nomsa.SignInName, Password = Person.Password }).And("Ask.Shared", "true"));

        await lent.SignsOut();

        Assert.Equal("/sign-up", await First(lent, "/"));
    }

    // What a thumb meets first that signs in, makes an account or joins.
    private static async Task<string> First(Person person, string page)
    {
        var first = (await person.Opens(page)).Document.QuerySelector("main a.button[href^='/sign'], main form .button--wide")!;
        Assert.DoesNotContain("button--quiet", first.ClassList);
        return first.GetAttribute("href") ?? first.TextContent;
    }
}
