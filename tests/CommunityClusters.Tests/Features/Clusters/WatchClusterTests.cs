using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class WatchClusterTests
{
    [Theory, OnBothDatabases]
    public async Task What_one_member_does_arrives_on_the_others_open_pages(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        await using var page = await nomsa.WatchesPageOf(cluster);
        await page.Settles();
        Assert.Empty(page.Streams);

        await place.Visitor().JoinsBy(link, asNewcomer: "Sibusiso Nkosi");

        await page.Hears("Sibusiso Nkosi");
        Assert.Contains("<turbo-stream action=\"place\" element=\"who-we-are\" into=\"\"><template>", page.Streams[0], StringComparison.Ordinal);
        Assert.Contains("2 teachers", page.Streams[0], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_was_away_catches_up_from_what_it_shows(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        var before = (await nomsa.Opens($"/clusters/{cluster}")).One("[data-watch]");
        await place.Visitor().JoinsBy(link, asNewcomer: "Sibusiso Nkosi");
        await place.Visitor().JoinsBy(link, asNewcomer: "Zanele Mthembu");

        await using var page = await nomsa.Watches(before.GetAttribute("data-watch")!, long.Parse(before.GetAttribute("data-cursor")!, null));

        await page.Hears("Sibusiso Nkosi");
        await page.Hears("Zanele Mthembu");
        await using var upToDate = await nomsa.WatchesPageOf(cluster);
        await upToDate.Settles();
        Assert.Empty(upToDate.Streams);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_left_hears_that_it_is_over_and_nothing_more(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        await using var member = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        await using var left = await scene.Sibusiso.WatchesPageOf(scene.Cluster);

        await scene.Sibusiso.Leaves(scene.Cluster);
        await Eventually.Is(() => left.IsOver, "Who left was not told so.");
        await TwoMoreJoin(place, link, member);

        await left.Settles();
        Assert.Empty(left.Streams);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_comes_back_hears_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        await scene.Sibusiso.Leaves(scene.Cluster);
        await scene.Sibusiso.ComesBack(scene.Cluster);

        await using var page = await scene.Sibusiso.WatchesPageOf(scene.Cluster);

        await TwoMoreJoin(place, link, page);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_hears_anything(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        await using var member = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        var lines = new List<LiveLine>();
        foreach (var outsider in scene.Outsiders)
        {
            lines.Add(await outsider.Watches($"cluster:{scene.Cluster}", 0));
        }

        await TwoMoreJoin(place, link, member);

        foreach (var line in lines)
        {
            await line.Settles();
            Assert.True(line.IsOver);
            Assert.Empty(line.Streams);
            await line.DisposeAsync();
        }

        await Assert.ThrowsAnyAsync<Exception>(() => place.Visitor().Watches($"cluster:{scene.Cluster}", 0));
    }

    [Theory, OnBothDatabases]
    public async Task Signing_out_closes_the_lines_of_that_phone_only(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        var otherPhone = place.Visitor();
        await otherPhone.SignsIn(scene.Sibusiso.SignInName);
        var copy = scene.Sibusiso.Twin();
        await using var here = await scene.Sibusiso.WatchesPageOf(scene.Cluster);
        await using var there = await otherPhone.WatchesPageOf(scene.Cluster);

        await scene.Sibusiso.SignsOut();
        await Eventually.Is(() => here.IsClosed, "The line stayed open.");
        await TwoMoreJoin(place, link, there);

        Assert.Empty(here.Streams);
        Assert.False(there.IsClosed);
        await using var again = await copy.Watches($"cluster:{scene.Cluster}", 0);
        await again.Settles();
        Assert.Empty(again.Streams);
    }

    [Theory, OnBothDatabases("cluster", "cluster:", "cluster:x", "session:0", "cluster:0:0", "")]
    public async Task A_topic_that_is_none_is_over_at_once(Database database, string topic)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await using var line = await nomsa.Watches(topic, 0);

        Assert.True(line.IsOver);
    }

    [Fact]
    public async Task What_happens_on_one_node_arrives_on_another()
    {
        await using var place = await Place.On(Database.PostgreSql);
        var other = place.AnotherNode();
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var link = await nomsa.Invites(cluster);
        await using var page = await nomsa.On(other).WatchesPageOf(cluster);

        await place.Visitor().JoinsBy(link, asNewcomer: "Sibusiso Nkosi");

        await page.Hears("Sibusiso Nkosi");
    }

    [Fact]
    public async Task Who_leaves_and_who_signs_out_on_one_node_hears_nothing_more_on_another()
    {
        await using var place = await Place.On(Database.PostgreSql);
        var other = place.AnotherNode();
        var scene = await Scene.Of(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        await using var member = await scene.Nomsa.On(other).WatchesPageOf(scene.Cluster);
        await using var left = await scene.Sibusiso.On(other).WatchesPageOf(scene.Cluster);
        var otherPhone = place.Visitor();
        await otherPhone.SignsIn(scene.Nomsa.SignInName);
        await using var signedOut = await otherPhone.On(other).WatchesPageOf(scene.Cluster);

        await scene.Sibusiso.Leaves(scene.Cluster);
        await otherPhone.SignsOut();
        await Eventually.Is(() => left.IsOver && signedOut.IsClosed, "The other node did not hear of it.");
        var heard = signedOut.Streams.Count;
        await TwoMoreJoin(place, link, member);

        await left.Settles();
        Assert.Empty(left.Streams);
        Assert.Equal(heard, signedOut.Streams.Count);
    }

    // When the second is heard, the sending of the first has ended for everybody.
    private static async Task TwoMoreJoin(Place place, string link, LiveLine member)
    {
        foreach (var name in new[] { "Zanele Mthembu", "Thabo Mokoena" })
        {
            await place.Visitor().JoinsBy(link, asNewcomer: name);
            await member.Hears(name);
        }
    }
}
