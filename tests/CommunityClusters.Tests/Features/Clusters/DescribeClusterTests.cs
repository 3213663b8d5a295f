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
    public async Task Who_describes_what_a_colleague_has_just_changed_is_told_and_keeps_what_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/describe");
        await place.Sends(scene.Nomsa, Described(scene, 1) with { Agreements = "Nomsa wrote this." });

        var seen = await scene.Sibusiso.Submits("Keep it", new { Agreements });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
        Assert.Equal(Agreements, seen.ValueOf("Agreements"));
        Assert.Contains("Nomsa wrote this.", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
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

    private static DescribeCluster Described(Scene scene, int seen) =>
        new() { ClusterId = scene.Cluster, Seen = seen, Name = Scene.Name, Purpose = Steps.Purpose };
}
