using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class MyClustersTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_sees_what_this_is_and_nobodys_clusters(Database database)
    {
        await using var place = await Place.On(database);
        await Scene.Of(place);

        var page = await place.Visitor().Opens("/");

        Assert.Equal("Teachers who meet because they want to", page.TextOf("h1"));
        Assert.DoesNotContain(Scene.Name, page.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_teacher_in_no_cluster_is_shown_how_to_begin(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Stranger.Opens("/");

        Assert.Contains("You are in no cluster yet", page.Text, StringComparison.Ordinal);
        Assert.True(page.Has("main a[href='/start']"));
    }

    [Theory, OnBothDatabases]
    public async Task Each_sees_the_own_clusters_the_last_joined_first(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.OtherMember.JoinsBy(await scene.Nomsa.Invites(scene.Cluster));

        Assert.Equal([Scene.Name, "Monday Maths"], (await scene.OtherMember.Opens("/")).TextsOf("main b"));
        Assert.Equal([Scene.Name], (await scene.Sibusiso.Opens("/")).TextsOf("main b"));
        Assert.Contains("3 teachers", scene.Sibusiso.Sees.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_in_very_many_pages_on_and_the_phone_is_told_of_all(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        for (var number = 1; number <= 60; number++)
        {
            await place.Sends(scene.Nomsa, new StartCluster { CommandId = Guid.NewGuid(), Name = $"Number {number}", Purpose = Steps.Purpose });
        }

        var page = await scene.Nomsa.Opens("/");
        Assert.Equal(50, page.TextsOf("[data-my-clusters] b").Count);
        Assert.Equal(61, Told(page).Distinct().Count());
        var on = await scene.Nomsa.Opens(page.One(".pager a").GetAttribute("href")!);

        Assert.Equal(11, on.TextsOf("[data-my-clusters] b").Count);
        Assert.Equal(61, Told(on).Distinct().Count());
        Assert.Equal(61, page.TextsOf("[data-my-clusters] b").Concat(on.TextsOf("[data-my-clusters] b")).Distinct().Count());
        Assert.False(on.Has(".pager"));
        Assert.True((await scene.Sibusiso.Opens("/")).Has("[data-others='']"));
        Assert.False(scene.Sibusiso.Sees.Has(".pager"));

        static IEnumerable<string> Told(Sight page) => page.One("[data-my-clusters]").GetAttribute("data-others")!.Split(' ')
            .Concat(page.Elements("[data-my-clusters] a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
    }

    [Theory, OnBothDatabases]
    public async Task What_somebody_left_stands_apart_and_counts_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Former.Opens("/");

        Assert.Contains("Clusters you left", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has($"a[href='/clusters/{scene.Cluster}']"));
        Assert.DoesNotContain("teachers", page.TextOf("main"), StringComparison.Ordinal);
    }
}
