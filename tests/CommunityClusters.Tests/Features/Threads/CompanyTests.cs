using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>Who is in a thread, and who is writing.</summary>
public sealed class CompanyTests
{
    [Fact]
    public async Task Members_who_have_a_thread_open_hear_who_else_has_and_who_is_writing()
    {
        await using var place = await Place.On(Database.Sqlite);
        var scene = await Scene.Of(place);
        var thread = CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Cluster, scene.Cluster);
        await using var nomsa = await LiveLine.Connect(place.Node, scene.Nomsa);
        await using var laptop = await LiveLine.Connect(place.Node, scene.Nomsa);
        await using var sibusiso = await LiveLine.Connect(place.Node, scene.Sibusiso);
        await nomsa.Call("EnterThread", scene.Cluster, thread);
        await laptop.Call("EnterThread", scene.Cluster, thread);

        await sibusiso.Call("EnterThread", scene.Cluster, thread);

        // Once, on however many devices she is.
        await Hears(sibusiso, "Nomsa Dlamini /");
        await Hears(nomsa, "Sibusiso Nkosi /");
        await sibusiso.Call("WriteInThread", true);
        await Hears(nomsa, "Sibusiso Nkosi / Sibusiso Nkosi");
        await Hears(laptop, "Sibusiso Nkosi / Sibusiso Nkosi");
        await sibusiso.Call("WriteInThread", false);
        await Hears(nomsa, "Sibusiso Nkosi /");
        await sibusiso.Call("LeaveThread");
        await Hears(nomsa, "/");
    }

    [Fact]
    public async Task Nobody_else_is_told_or_seen_and_who_left_the_cluster_hears_no_more()
    {
        await using var place = await Place.On(Database.Sqlite);
        var scene = await Scene.Of(place);
        var thread = CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Cluster, scene.Cluster);
        await using var nomsa = await LiveLine.Connect(place.Node, scene.Nomsa);
        await using var sibusiso = await LiveLine.Connect(place.Node, scene.Sibusiso);
        await nomsa.Call("EnterThread", scene.Cluster, thread);
        await sibusiso.Call("EnterThread", scene.Cluster, thread);
        await Hears(nomsa, "Sibusiso Nkosi /");
        foreach (var outsider in scene.Outsiders)
        {
            await using var line = await LiveLine.Connect(place.Node, outsider);
            await line.Call("EnterThread", scene.Cluster, thread);
            await line.Call("WriteInThread", true);
            // Nor by the name of a cluster of their own: there it is another thread.
            await line.Call("EnterThread", scene.OtherCluster, thread);
            await line.Call("WriteInThread", true);
        }

        await scene.Sibusiso.Leaves(scene.Cluster);
        var told = sibusiso.Heard("talk").Count;
        await nomsa.Call("WriteInThread", true);
        await Hears(nomsa, "/");

        Assert.Equal(told, sibusiso.Heard("talk").Count);
        Assert.Equal(["Sibusiso Nkosi /", "/"], Said(nomsa));
    }

    [Fact]
    public async Task Who_left_the_cluster_is_not_here_though_nobody_says_a_word()
    {
        await using var place = await Place.On(Database.Sqlite);
        var scene = await Scene.Of(place);
        var thread = CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Cluster, scene.Cluster);
        await using var nomsa = await LiveLine.Connect(place.Node, scene.Nomsa);
        await using var sibusiso = await scene.Sibusiso.KeepsOpen(scene.Talk());
        await nomsa.Call("EnterThread", scene.Cluster, thread);
        await sibusiso.Call("EnterThread", scene.Cluster, thread);
        await Hears(nomsa, "Sibusiso Nkosi /");

        await scene.Sibusiso.Leaves(scene.Cluster);

        await Hears(nomsa, "/");
    }

    private static Task Hears(LiveLine line, string said) => Eventually.Is(() => Said(line) is [.., var last] && last == said, $"{said} was not heard.");

    private static IReadOnlyList<string> Said(LiveLine line) =>
        [.. line.Heard("talk").Select(a => $"{string.Join(", ", a[1].EnumerateArray())} / {string.Join(", ", a[2].EnumerateArray())}".Trim())];
}
