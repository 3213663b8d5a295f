using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Place = CommunityClusters.Tests.Support.Place;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class DescribeClusterTests
{
    private const string Agreements = "- Who cannot come *says so*.";

    [Theory, OnBothDatabases]
    public async Task Agreements_are_shown_on_joining_and_live_to_the_members(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Nomsa.WatchesPageOf(scene.Cluster);

        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        Assert.Equal($"/clusters/{scene.Cluster}", (await scene.Sibusiso.Submits("Keep it", new { Agreements })).Path);

        await line.Hears("Who cannot come <em>says so</em>.");
        var invitation = await place.Visitor().Opens(await scene.Nomsa.Invites(scene.Cluster));
        Assert.Contains("Who cannot come says so.", invitation.TextOf("#agreements"), StringComparison.Ordinal);
        Assert.True(invitation.Has("#agreements em"));
    }

    [Theory, OnBothDatabases]
    public async Task Strangers_read_the_agreements_of_an_open_cluster_only(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = Agreements, Findable = true });
        Assert.Empty((await place.Sends(scene.Stranger, new ClusterFromOutside(scene.Cluster))).What.Agreements);
        Assert.DoesNotContain("says so", (await scene.Stranger.Opens($"/clusters/{scene.Cluster}/about")).Text, StringComparison.Ordinal);

        await place.Sends(scene.Nomsa, Described(scene, 2) with { Agreements = Agreements, Findable = true, Open = true });

        Assert.Contains("says so", (await scene.Stranger.Opens($"/clusters/{scene.Cluster}/about")).TextOf("#agreements"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Agreements_that_stood_before_can_be_brought_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = Agreements });
        await place.Sends(scene.Sibusiso, Described(scene, 2));
        Assert.DoesNotContain("says so", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
        Assert.Contains("says so", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/describe")).TextOf("#history"), StringComparison.Ordinal);

        await place.Sends(scene.Sibusiso, new BringBackDescription(scene.Cluster, 2));

        Assert.Contains("says so", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("#what-for"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_describes_what_colleagues_have_just_changed_sees_both_and_keeps_them_from_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = "Nomsa wrote\nthis.", Subjects = ["physical-sciences"], Open = true });

        var seen = await scene.Sibusiso.Submits("Keep it", new { Agreements, Purpose = "Sibusiso wrote this." });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal(Agreements, seen.ValueOf("Agreements"));
        Assert.Equal("Nomsa Dlamini wrote here meanwhile: Nomsa wrote this.", seen.TextOf("#Ask_Agreements-meanwhile"));
        Assert.Contains("Nomsa Dlamini changed this", seen.TextOf("#Ask_Subjects-meanwhile"), StringComparison.Ordinal);
        Assert.Contains("Nomsa Dlamini changed this", seen.TextOf("#Ask_Open-meanwhile"), StringComparison.Ordinal);
        Assert.False(seen.Has("#Ask_Name-meanwhile, #Ask_Purpose-meanwhile, #Ask_Grades-meanwhile, #Ask_Findable-meanwhile"));
        Assert.All(["Agreements", "Subjects", "Open"], field => TiesItsNoteTo(seen, field));
        Assert.True(seen.Has("label:has([name='Ask.Open']) + #Ask_Open-meanwhile"));
        Assert.Contains("Nomsa wrote this.", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("#what-for"), StringComparison.Ordinal);

        Assert.Equal($"/clusters/{scene.Cluster}", (await scene.Sibusiso.Submits("Keep it")).Path);

        var now = (await place.Sends(scene.Nomsa, new ClusterHistory(scene.Cluster, Before: null))).Descriptions[0].Description;
        Assert.Equal((Agreements, "Sibusiso wrote this.", true, 3), (now.Agreements, now.Purpose, now.Open, now.Version));
        Assert.Equal(["physical-sciences"], now.Subjects);
    }

    [Theory, OnBothDatabases]
    public async Task What_several_colleagues_changed_meanwhile_stands_under_their_names(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        var lindiwe = place.Visitor();
        await lindiwe.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Lindiwe Zulu");
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Name = "Nomsa's name" });
        await place.Sends(lindiwe, Described(scene, 2) with { Name = "Nomsa's name", Purpose = "Lindiwe's purpose" });

        var seen = await scene.Sibusiso.Submits("Keep it", new { Name = "", Purpose = "Sibusiso's purpose" });

        Assert.Equal("Give the cluster a name.", seen.ErrorOf("Ask.Name"));
        Assert.Equal("Nomsa Dlamini wrote here meanwhile: Nomsa's name", seen.TextOf("#Ask_Name-meanwhile"));
        Assert.Equal("Lindiwe Zulu wrote here meanwhile: Lindiwe's purpose", seen.TextOf("#Ask_Purpose-meanwhile"));
        Assert.Equal("Sibusiso's purpose", seen.ValueOf("Purpose"));
        Assert.All(["Name", "Purpose"], field => TiesItsNoteTo(seen, field));
    }

    [Theory, OnBothDatabases]
    public async Task What_colleagues_wrote_stays_beside_a_field_until_the_member_has_kept_it_and_nothing_is_taken_twice(Database database)
    {
        const string theirs = "Nomsa Dlamini wrote here meanwhile: Nomsa wrote this.";
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = "Nomsa wrote this.", Purpose = "Nomsa wrote this.", Open = true });
        await scene.Sibusiso.Submits("Keep it", new { Agreements });
        Assert.Equal("Nomsa wrote this.", scene.Sibusiso.Sees.ValueOf("Purpose"));

        var tooLong = scene.Sibusiso.Form("Keep it").With(new { Name = new string('n', Cluster.LongestName + 1), Steps.Purpose }).Without("Ask.Open");
        var seen = await scene.Sibusiso.Sends(tooLong);

        Assert.Equal((Agreements, theirs), (seen.ValueOf("Agreements"), seen.TextOf("#Ask_Agreements-meanwhile")));
        Assert.Equal((Steps.Purpose, theirs), (seen.ValueOf("Purpose"), seen.TextOf("#Ask_Purpose-meanwhile")));
        Assert.False(seen.Has("[name='Ask.Open'][checked], #Ask_Open-meanwhile"));
        Assert.False((await scene.Sibusiso.Sends(tooLong.And("since", "999"))).Has("#Ask_Agreements-meanwhile"));
        Assert.Equal($"/clusters/{scene.Cluster}", (await scene.Sibusiso.Submits("Keep it", new { Scene.Name })).Path);
        var now = (await place.Sends(scene.Nomsa, new ClusterHistory(scene.Cluster, Before: null))).Descriptions[0].Description;
        Assert.Equal((Agreements, Steps.Purpose, false, 3), (now.Agreements, now.Purpose, now.Open, now.Version));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_takes_back_meanwhile_is_taken_back_here_too(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Purpose = "Nomsa wrote this." });
        Assert.Equal("Nomsa wrote this.", (await scene.Sibusiso.Submits("Keep it", new { Agreements })).ValueOf("Purpose"));
        await place.Sends(scene.Nomsa, Described(scene, 2));

        var seen = await scene.Sibusiso.Submits("Keep it");

        Assert.Equal((Steps.Purpose, Agreements), (seen.ValueOf("Purpose"), seen.ValueOf("Agreements")));
        Assert.Contains("Nomsa Dlamini changed this", seen.TextOf("#Ask_Purpose-meanwhile"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_emptied_stands_open_so_that_it_is_seen(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = Agreements, Grades = ["11"] });
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        var opened = scene.Sibusiso.Form("Keep it");
        await place.Sends(scene.Nomsa, Described(scene, 2));

        var taken = await scene.Sibusiso.Sends(opened);

        Assert.Equal(["Agreements", "Grades"], Unfolded(taken));
        Assert.Empty(taken.ValueOf("Agreements"));
        Assert.False(taken.Has("#Ask_Grades [checked]"));
        var both = await scene.Sibusiso.Sends(opened.With(new { Agreements = "Sibusiso wrote this.", Grades = "10" }));
        Assert.Equal("Nomsa Dlamini wrote here meanwhile: Not said", both.TextOf("#Ask_Agreements-meanwhile"));
        Assert.Equal("Nomsa Dlamini wrote here meanwhile: Not said", both.TextOf("#Ask_Grades-meanwhile"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_while_an_earlier_description_was_brought_back_shows_what_stands(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = Agreements });
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/describe");

        var seen = await scene.Nomsa.Sends(scene.Nomsa.Form("Bring back").Stale());

        Assert.Equal(Agreements, seen.ValueOf("Agreements"));
        Assert.Equal(Scene.Name, seen.ValueOf("Name"));
    }

    [Theory, OnBothDatabases]
    public async Task Too_much_is_told_beside_its_field_and_html_stays_text(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var malformed = await Assert.ThrowsAsync<ValidationException>(() =>
            place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = new string('n', Cluster.LongestAgreements + 1) }));
        Assert.Equal("cluster.agreements.long", Assert.Single(malformed.Errors).ErrorMessage);

        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = Typed.Html });

        Assert.False((await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Has("#what-for script, #what-for [onclick]"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_said_nothing_of_is_folded_until_something_is_said_or_wrong_or_a_colleague_changed_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        Assert.Empty(Unfolded(await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe")));
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Grades = ["11"] });
        Assert.Equal(["Grades"], Unfolded(await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/describe")));
        var both = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Keep it").With(new { Agreements = new string('n', Cluster.LongestAgreements + 1) }));
        Assert.Equal(["Agreements", "Grades"], Unfolded(both));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_members_describes_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, Described(scene, 1) with { Agreements = Agreements }));
        }

        await Assert.ThrowsAsync<NotSignedInException>(() => place.Sends(null, Described(scene, 1)));
    }

    private static IEnumerable<string> Unfolded(Sight page) => page.Document.QuerySelectorAll("main form > details[open] :is(fieldset, textarea)")
        .Select(e => e.Closest("details")!.QuerySelector("[name]")!.GetAttribute("name")!.Split('.')[1]);

    private static void TiesItsNoteTo(Sight page, string field)
    {
        var tied = page.One($"[aria-describedby~='Ask_{field}-meanwhile']");
        Assert.True(tied.Matches($"[name='Ask.{field}'], fieldset:has([name='Ask.{field}'])"), field);
    }

    private static DescribeCluster Described(Scene scene, int seen) =>
        new() { ClusterId = scene.Cluster, Seen = seen, Name = Scene.Name, Purpose = Steps.Purpose };
}
