using System.Net;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Home;

public sealed class ProblemPageTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_not_there_is_said_in_a_sentence_with_a_way_on(Database database)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().Opens("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("This is not here", page.TextOf("h1"));
        Assert.True(page.Has("main a[href='/']"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_signed_in_is_not_asked_to_sign_in_where_there_is_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var page = await nomsa.Opens("/plans/no-id");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has(".tabs a[href='/me']"));
        Assert.False(page.Has("a[href='/sign-in']"));
        Assert.True((await place.Visitor().Opens("/plans/no-id")).Has("a[href='/sign-in']"));
    }

    [Theory, OnBothDatabases]
    public async Task A_stale_form_to_what_is_not_there_is_not_there_either(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Stranger.OpensAnyForm();

        var page = await scene.Stranger.Sends(scene.Stranger.AnyForm().Stale().To($"/clusters/{scene.Cluster}?handler=Leave"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("This is not here", page.TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task Too_many_posts_are_answered_with_a_sentence_too(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var form = nomsa.Form("Start it");

        var page = nomsa.Sees;
        for (var i = 0; i < 200 && page.Status != HttpStatusCode.TooManyRequests; i++)
        {
            page = await nomsa.Sends(form);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("10", page.Headers["Retry-After"]);
        Assert.Equal("A moment, please", page.TextOf("h1"));
        Assert.Equal(HttpStatusCode.OK, (await nomsa.Opens("/")).Status);
    }

    [Theory, OnBothDatabases("/", "/sign-up", "/no-such-page")]
    public async Task Every_page_forbids_what_is_not_ours(Database database, string address)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().Opens(address);

        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.False(page.Has("script:not([src]), style, [style], [onclick]"));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_page_is_made_of_does_not_repeat_the_policy_of_its_page(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();

        var script = await visitor.Opens((await visitor.Opens("/")).Elements("script[src]")[0].GetAttribute("src")!);
        var worker = await visitor.Opens("/worker.js");

        Assert.Equal(("nosniff", false), (script.Headers["X-Content-Type-Options"], script.Headers.ContainsKey("Content-Security-Policy")));
        // A worker fetches by itself, so it has a policy of its own.
        Assert.Contains("default-src 'none'", worker.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }
}
