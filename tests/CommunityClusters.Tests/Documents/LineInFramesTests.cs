using CommunityClusters.Crdt;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Documents;

public sealed class LineInFramesTests
{
    [Theory, OnBothDatabases]
    public async Task A_plan_is_opened_and_written_in_as_pages_do_it(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await FrameLine.Connect(scene.Nomsa);
        await using var sibusiso = await FrameLine.Connect(scene.Sibusiso);
        await nomsa.Call("OpenDocument", plan, 0L, Array.Empty<byte>());
        var opened = (object?[])(await sibusiso.Call("OpenDocument", plan, 0L, Array.Empty<byte>()))!.Result!;
        var (doc, update) = Written((byte[])((object?[])opened[3]!)[0]!, "Thin ");

        var answer = (object?[])(await sibusiso.Call("PushUpdate", plan, update))!.Result!;

        Assert.Equal([true, true, 1L], opened[..3]);
        Assert.Equal([2L, true, null], answer);
        await Eventually.Is(() => nomsa.Heard("documentUpdated").Count == 1);
        Assert.Equal([plan, 2L], nomsa.Heard("documentUpdated")[0][..2]);
        Assert.Equal(update, nomsa.Heard("documentUpdated")[0][2]);
        Assert.Equal("Thin Lenses", doc.GetText("topic").ToString());
    }

    [Theory, OnBothDatabases]
    public async Task A_frame_that_makes_no_sense_ends_its_own_line_and_no_other(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        foreach (var nonsense in new byte[][] { [0], [2, 4, 1], [255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [129, 128, 128, 128, 1] })
        {
            await using var other = await FrameLine.Connect(scene.Sibusiso);
            await other.Send(nonsense);
            await Eventually.Is(() => other.IsClosed, "The line went on.");
        }

        await nomsa.Writes("topic", "Thin ");
        Assert.Equal("Thin Lenses", nomsa.Doc.GetText("topic").ToString());
    }

    [Theory, OnBothDatabases]
    public async Task Who_pushes_too_fast_is_told_to_wait_and_disturbs_nobody(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var flood = await FrameLine.Connect(scene.Sibusiso);
        var opened = (object?[])(await flood.Call("OpenDocument", plan, 0L, Array.Empty<byte>()))!.Result!;
        var copy = new Doc();
        copy.ApplyUpdate((byte[])((object?[])opened[3]!)[0]!);
        var pushed = new List<byte[]>();
        copy.UpdateEmitted += (u, _) => pushed.Add(u);
        for (var i = 0; i < 100; i++)
        {
            copy.GetText("topic").Insert(0, "+");
        }

        var answers = new List<object?[]>();
        foreach (var update in pushed)
        {
            answers.Add((object?[])(await flood.Call("PushUpdate", plan, update))!.Result!);
        }

        var refused = answers.Select((a, i) => (a, i)).Where(x => x.a[2] is not null).ToList();
        Assert.True(refused.Count > 0, "All hundred were taken.");
        Assert.All(refused, r => Assert.Equal("busy", r.a[2]?.ToString()));
        await nomsa.Writes("topic", "Thin ");
        Assert.StartsWith("Thin ", nomsa.Doc.GetText("topic").ToString(), StringComparison.Ordinal);

        // What it has it still has: later, together, all is taken.
        clock.Passes(TimeSpan.FromSeconds(10));
        var rest = (object?[])(await flood.Call("PushUpdate", plan, Updates.Merge([.. pushed.Select(u => new ReadOnlyMemory<byte>(u))])))!.Result!;
        Assert.Null(rest[2]);
        await Eventually.Is(() => nomsa.Doc.GetText("topic").ToString().Count(c => c == '+') == 100, "Not all arrived.");
    }

    private static (Doc Doc, byte[] Update) Written(byte[] state, string words)
    {
        byte[] update = [];
        var doc = new Doc();
        doc.ApplyUpdate(state);
        doc.UpdateEmitted += (u, _) => update = u;
        doc.GetText("topic").Insert(0, words);
        return (doc, update);
    }
}
