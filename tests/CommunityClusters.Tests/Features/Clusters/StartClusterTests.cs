using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class StartClusterTests
{
    [Theory, OnBothDatabases]
    public async Task A_cluster_exists_the_moment_it_is_started(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var cluster = await nomsa.StartsCluster("Saturday Physics", "Newton's **third** law");

        Assert.Equal($"/clusters/{cluster}", nomsa.Sees.Path);
        Assert.Equal("Saturday Physics", nomsa.Sees.TextOf("h1"));
        Assert.Equal("third", nomsa.Sees.TextOf(".prose strong"));
        Assert.Contains("1 teacher", nomsa.Sees.Text, StringComparison.Ordinal);
        Assert.StartsWith("/i/", await nomsa.Invites(cluster), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_started_it_has_nothing_that_others_have_not(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var sibusiso = place.Visitor();
        await sibusiso.JoinsBy(await nomsa.Invites(cluster), asNewcomer: "Sibusiso Nkosi");

        var hers = await nomsa.Opens($"/clusters/{cluster}");
        var his = await sibusiso.Opens($"/clusters/{cluster}");

        Assert.Equal(hers.TextsOf("main button, main a"), his.TextsOf("main button, main a"));
        Assert.Equal(hers.Text, his.Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_visitor_makes_an_account_first_and_comes_back(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();

        await visitor.Opens("/start");
        Assert.Equal("/sign-up", visitor.Sees.Path);
        await visitor.Submits("Go on", new { Name = "Nomsa Dlamini", Person.Password });

        Assert.Equal("/start", visitor.Sees.Path);
    }

    [Theory, OnBothDatabases]
    public async Task Who_signed_out_meanwhile_starts_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var form = nomsa.Form("Start it").With(new { Name = "Saturday Physics", Steps.Purpose });
        var copy = nomsa.Twin();
        await nomsa.SignsOut();

        var page = await copy.Sends(form);

        Assert.Equal("/sign-in", page.Path);
        Assert.Equal(0, await place.Count<Cluster>());
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_form_says_beside_each_field_what_is_missing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var page = await nomsa.Submits("Start it", new { Name = "  ", Purpose = "\n\n" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Give the cluster a name.", page.ErrorOf("Name"));
        Assert.Equal("Say in a sentence what the cluster is for.", page.ErrorOf("Purpose"));
        Assert.Contains("2 things to put right", page.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal(0, await place.Count<Cluster>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_too_long_is_kept_for_the_person_to_shorten(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var purpose = "\nfirst line\n" + new string('p', Cluster.LongestPurpose);

        var page = await nomsa.Submits("Start it", new { Name = Typed.TwoHundredLetters, Purpose = purpose });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("at most 80 letters", page.ErrorOf("Name"), StringComparison.Ordinal);
        Assert.Contains("at most 2000 letters", page.ErrorOf("Purpose"), StringComparison.Ordinal);
        Assert.Equal(Typed.TwoHundredLetters, page.ValueOf("Name"));
        Assert.Equal(purpose, page.ValueOf("Purpose"));
    }

    [Theory, OnBothDatabases(Typed.Emoji, Typed.RightToLeft, Typed.Html, Typed.Attribute)]
    public async Task Any_name_and_purpose_are_shown_as_they_were_typed_and_never_run(Database database, string typed)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await nomsa.StartsCluster(typed, typed);

        Assert.Equal(typed, nomsa.Sees.TextOf("h1"));
        Assert.Equal("auto", nomsa.Sees.One("h1").GetAttribute("dir"));
        Assert.Equal(typed, nomsa.Sees.TextOf(".prose"));
        Assert.False(nomsa.Sees.Has("main script, main img, [onclick], [onerror]"));
    }

    [Theory, OnBothDatabases("[tap](javascript:alert(1))", "![x](https://elsewhere.example/x.png)", "[tap](data:text/html,x)", "<https://x\" onclick=\"alert(1)>")]
    public async Task A_purpose_leads_nowhere_unsafe_and_loads_nothing_from_elsewhere(Database database, string purpose)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await nomsa.StartsCluster("Saturday Physics", purpose);

        Assert.False(nomsa.Sees.Has(".prose img, .prose [onclick], .prose a[href^=javascript], .prose a[href^=data]"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_starts_nothing_and_keeps_what_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var form = nomsa.Form("Start it").With(new { Name = "Saturday Physics", Steps.Purpose });

        foreach (var old in new[] { form.Stale(), form.WithoutStamp() })
        {
            var page = await nomsa.Sends(old);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("Saturday Physics", page.ValueOf("Name"));
            Assert.Equal(Steps.Purpose, page.ValueOf("Purpose"));
            Assert.Equal(0, await place.Count<Cluster>());
        }

        await nomsa.Submits("Start it");
        Assert.Equal("Saturday Physics", nomsa.Sees.TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_starts_one_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/start");
        var form = nomsa.Form("Start it").With(new { Name = "Saturday Physics", Steps.Purpose });

        var atOnce = await Task.WhenAll(nomsa.Sends(form), nomsa.Sends(form), nomsa.Sends(form));
        var later = await nomsa.Sends(form);

        Assert.All(atOnce, p => Assert.Equal(later.Path, p.Path));
        Assert.Equal("Saturday Physics", later.TextOf("h1"));
        Assert.Equal(1, await place.Count<Cluster>());
        Assert.Equal(1, await place.Count<Membership>());
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_a_colleague_copied_starts_the_colleagues_own_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await nomsa.Opens("/start");
        var commandId = nomsa.Sees.One("[name='Ask.CommandId']").GetAttribute("value")!;
        await nomsa.Submits("Start it", new { Name = "Saturday Physics", Steps.Purpose });
        var hers = nomsa.Sees.Path;

        await sibusiso.Submits("Start it", new { Name = "Monday Maths", Steps.Purpose, CommandId = commandId });

        Assert.NotEqual(hers, sibusiso.Sees.Path);
        Assert.Equal("Monday Maths", sibusiso.Sees.TextOf("h1"));
    }
}
