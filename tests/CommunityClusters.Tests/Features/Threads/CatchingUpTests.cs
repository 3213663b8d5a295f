using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>What an open page is sent of what it missed.</summary>
public sealed class CatchingUpTests
{
    private const string Stale = "stale";

    [Theory, OnBothDatabases]
    public async Task Whoever_missed_some_posts_is_sent_them_in_order_and_whoever_missed_very_many_fetches_the_page(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var (topic, fragments) = Watched(scene);
        for (var number = 1; number <= 61; number++)
        {
            await scene.Writes(scene.Sibusiso, $"Post {number}.");
            clock.Passes(TimeSpan.FromSeconds(5));
        }

        await using var late = await LiveLine.Open(place.Node, scene.Nomsa, topic, await CursorOf(scene) - 60, fragments: fragments);
        await using var later = await LiveLine.Open(place.Node, scene.Nomsa, topic, 0, fragments: fragments);
        await late.Settles();
        await later.Settles();

        var sent = Assert.Single(late.Streams);
        Assert.Equal(60, sent.Split("<turbo-stream").Length - 1);
        Assert.True(sent.IndexOf("Post 2.", StringComparison.Ordinal) < sent.IndexOf("Post 61.", StringComparison.Ordinal));
        Assert.Empty(late.Heard(Stale));
        Assert.Empty(later.Streams);
        Assert.Single(later.Heard(Stale));

        await scene.Writes(scene.Sibusiso, "And one more");
        await late.Hears("And one more");
        await later.Settles();
        Assert.DoesNotContain(later.Streams, s => s.Contains("Post 61.", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task News_say_for_which_of_a_lines_pages_they_are_meant(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await scene.BeginsPlan();
        var (topic, fragments) = Watched(scene);
        await using var line = await LiveLine.Connect(place.Node, scene.Nomsa);
        await line.Call("WatchPage", 7, topic, await CursorOf(scene), fragments, "en");
        await scene.Writes(scene.Sibusiso, "In the cluster's thread");
        await line.Hears("In the cluster's thread");
        await line.Call("WatchPage", 8, topic, await CursorOf(scene), new[] { ThreadBroadcasts.Watched(CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Plan, plan)) }, "en");
        await scene.Writes(scene.Sibusiso, "Not for this page");
        await scene.Writes(scene.Sibusiso, "About the plan", ThreadKind.Plan, plan);
        await line.Hears("About the plan");

        Assert.Equal([7, 8], line.Heard("news").Select(n => n[3].GetInt32()));
        Assert.DoesNotContain(line.Streams, s => s.Contains("Not for this page", StringComparison.Ordinal));
    }

    private static (string Topic, string[] Fragments) Watched(Scene scene) =>
        (MembersTopic.Of(scene.Cluster), [ThreadBroadcasts.Watched(CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Cluster, scene.Cluster))]);

    private static async Task<long> CursorOf(Scene scene) =>
        (await scene.Nomsa.Place.Sends(scene.Nomsa, new SeeThread(scene.Cluster, ThreadKind.Cluster, scene.Cluster, new()))).Cursor;
}
