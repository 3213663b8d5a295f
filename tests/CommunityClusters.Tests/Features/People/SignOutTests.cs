using System.Net;
using CommunityClusters.Tests.Support;

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
}
