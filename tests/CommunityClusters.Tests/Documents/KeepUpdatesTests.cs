using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Documents;

public sealed class KeepUpdatesTests
{
    [Theory, OnBothDatabases]
    public async Task Three_long_logs_are_put_into_one_state_each_two_at_once_and_the_third_with_its_next_letter(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, first) = await Scene.WithPlan(place);
        Guid[] plans = [first, await scene.BeginsPlan(), await scene.BeginsPlan()];

        await Write("text:a", new string('x', 130 * 1024));
        var atFirst = await Compacted();
        await Write("text:b", "y");
        var afterwards = await Compacted();

        Assert.Equal(2, atFirst);
        Assert.Equal(3, afterwards);
        foreach (var plan in plans)
        {
            await using var late = await Phone.Of(scene.Sibusiso, plan);
            Assert.Equal((130 * 1024, "y", "Lenses"), (late.Doc.GetText("text:a").ToString().Length, late.Doc.GetText("text:b").ToString(), late.Doc.GetText("topic").ToString()));
        }

        // As one group, which phones that write at one time become only by chance.
        async Task Write(string text, string words)
        {
            var kept = await place.Sends(null, new KeepUpdates([.. plans.Select(plan => new Push(plan, scene.Nomsa.SessionId!.Value, Saying(text, words), null))]));
            Assert.Equal(plans, kept.Select(k => k.DocumentId));
        }

        Task<int> Compacted() => place.Reads(db => db.Set<DocumentState>().CountAsync(s => plans.Contains(s.DocumentId)));
    }

    private static byte[] Saying(string text, string words)
    {
        var doc = new Doc();
        doc.GetText(text).Insert(0, words);
        return doc.EncodeStateAsUpdate();
    }
}
