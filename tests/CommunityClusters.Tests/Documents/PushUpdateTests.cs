using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Documents;

public sealed class PushUpdateTests
{
    [Theory, OnBothDatabases]
    public async Task What_one_writes_the_others_have_at_once_and_it_is_on_the_disk(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        var answer = await sibusiso.Writes("topic", "Thin ");

        Assert.Equal(2, answer.GetProperty("sequence").GetInt64());
        await nomsa.Shows("topic", "Thin Lenses");
        Assert.Equal([2], nomsa.Numbers);
        Assert.Empty(sibusiso.Numbers);
        Assert.Equal(2, await place.Reads(db => db.Set<DocumentUpdate>().CountAsync(u => u.DocumentId == plan)));
    }

    [Theory, OnBothDatabases]
    public async Task Many_who_write_at_once_end_with_the_same_words_and_no_number_is_missing(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await using var reader = await Phone.Of(scene.Nomsa, plan);

        await Task.WhenAll(Writes(nomsa, "+"), Writes(sibusiso, "-"));

        await Eventually.Is(() => reader.Numbers.Count == 40, "Not everything arrived.");
        Assert.Equal(Enumerable.Range(2, 40).Select(n => (long)n), reader.Numbers);
        var words = reader.Doc.GetText("topic").ToString();
        Assert.Equal((20, 20), (words.Count(c => c == '+'), words.Count(c => c == '-')));
        await nomsa.Shows("topic", words);
        await sibusiso.Shows("topic", words);

        static async Task Writes(Phone phone, string letter)
        {
            for (var i = 0; i < 20; i++)
            {
                await phone.Writes("topic", letter);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_arrives_twice_is_kept_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var update = Written(sibusiso.Doc, "Thin ");

        var first = await sibusiso.Pushes(update);
        var second = await sibusiso.Pushes(update);

        Assert.Equal((2, 2), (first.GetProperty("sequence").GetInt64(), second.GetProperty("sequence").GetInt64()));
        await nomsa.Shows("topic", "Thin Lenses");
        Assert.Equal([2], nomsa.Numbers);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_opens_or_writes(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        var update = Written(nomsa.Doc, "Nonsense ");
        foreach (var outsider in scene.Outsiders)
        {
            await using var phone = await Phone.Of(outsider, plan);
            var refused = await phone.Pushes(update);

            Assert.False(phone.IsKnown);
            Assert.Empty(phone.Opened.GetProperty("updates").EnumerateArray());
            Assert.Equal("unknown", refused.GetProperty("refused").GetString());
        }

        await nomsa.Line.Settles();
        Assert.Empty(nomsa.Numbers);
        Assert.Equal(1, await place.Reads(db => db.Set<DocumentUpdate>().CountAsync(u => u.DocumentId == plan)));
    }

    [Theory, OnBothDatabases]
    public async Task In_an_open_cluster_others_read_along_and_write_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        await using var stranger = await Phone.Of(scene.Stranger, plan);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);

        var refused = await stranger.Writes("topic", "Nonsense ");
        await nomsa.Writes("topic", "Thin ");

        Assert.True(stranger.IsKnown);
        Assert.False(stranger.MayWrite);
        Assert.Equal("read", refused.GetProperty("refused").GetString());
        await Eventually.Is(() => stranger.Numbers.Count == 1);
        Assert.Equal("Thin Lenses", nomsa.Doc.GetText("topic").ToString());
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_is_out_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        await scene.Sibusiso.Leaves(scene.Cluster);
        var refused = await sibusiso.Writes("topic", "Late ");
        await nomsa.Writes("topic", "Thin ");

        Assert.Equal("unknown", refused.GetProperty("refused").GetString());
        await Eventually.Is(() => sibusiso.IsOver, "Who left was not told so.");
        await sibusiso.Line.Settles();
        Assert.Empty(sibusiso.Numbers);
        Assert.Equal("Thin Lenses", nomsa.Doc.GetText("topic").ToString());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_writes_under_anothers_client_id(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await nomsa.Writes("topic", "Thin ");
        var forged = new Doc(new DocOptions { ClientId = nomsa.Doc.ClientId });
        forged.GetText("topic").Insert(0, "Longer than all that Nomsa wrote");

        var refused = await sibusiso.Pushes(forged.EncodeStateAsUpdate());

        Assert.Equal("foreign", refused.GetProperty("refused").GetString());
        await sibusiso.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_puts_other_words_in_place_of_anothers_for_those_who_open_later(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await nomsa.Writes("text:a", "0123456789");
        await sibusiso.Shows("text:a", "0123456789");
        await nomsa.Does(doc => doc.GetText("text:a").Insert(10, "and ten more"));
        // All that it says of Nomsa is known by number, so nothing in it is new but one letter of Sibusiso's own.
        var forged = new Doc(new DocOptions { ClientId = nomsa.Doc.ClientId });
        forged.GetText("text:a").Insert(0, "What she never wrote!!");
        await using var first = await Phone.Of(scene.Sibusiso, plan);
        first.Doc.GetText("text:b").Insert(0, "x");
        var own = first.Doc.EncodeStateAsUpdate(new Doc().EncodeStateVector());

        await sibusiso.Pushes(Updates.Merge([forged.EncodeStateAsUpdate(), Updates.Diff(own, sibusiso.Doc.EncodeStateVector())]));
        await using var late = await Phone.Of(scene.Sibusiso, plan);

        Assert.Equal("0123456789and ten more", late.Doc.GetText("text:a").ToString());
        Assert.DoesNotContain("never", nomsa.Doc.GetText("text:a").ToString(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Bytes_that_are_no_update_are_refused_and_hold_nobody_up(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        var refusals = await Task.WhenAll(sibusiso.Pushes([1, 2, 3]), sibusiso.Pushes([]), sibusiso.Pushes(new byte[Document.LargestPush + 1]));
        await nomsa.Writes("topic", "Thin ");

        Assert.Equal(["malformed", "malformed", "large"], refusals.Select(r => r.GetProperty("refused").GetString()));
        await sibusiso.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task A_full_document_still_takes_deletions(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var other = await Phone.Of(scene.Sibusiso, plan);
        var kept = 0;
        foreach (var size in new[] { 250_000, 25_000, 2_500, 250, 25 })
        {
            while (await Pushed(doc => doc.GetText("text:a").Insert(0, new string('x', size))) is null)
            {
                await Eventually.Is(() => other.Numbers.Count == kept);
            }
        }

        var full = await Pushed(doc => doc.GetText("topic").Insert(0, "More than there is room for: "));
        var deleted = await Pushed(doc => doc.GetText("text:a").Delete(0, 1_000_000));
        await Eventually.Is(() => other.Numbers.Count == kept);
        var again = await Pushed(doc => doc.GetText("topic").Insert(0, "More than there was room for: "));

        Assert.Equal(("full", null, null), (full, deleted, again));
        Assert.InRange((await other.Current()).EncodeStateAsUpdate().Length, Document.Largest - 1_010_000, Document.Largest);

        async Task<string?> Pushed(Action<Doc> change)
        {
            var refused = (await nomsa.Pushes(Made(await other.Current(), change))).GetProperty("refused").GetString();
            kept += refused is null ? 1 : 0;
            return refused;
        }
    }

    [Theory, OnBothDatabases]
    public async Task Deletions_never_make_a_document_larger_than_it_may_be_and_what_makes_it_smaller_is_taken(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await nomsa.GivesInParts("text:a", new string('x', 2_000_000));
        var copy = new Doc();
        copy.ApplyUpdate(nomsa.Doc.EncodeStateAsUpdate());
        var id = nomsa.Doc.ClientId;

        // Every other letter: what is left of one long text says anew for each letter where it stands.
        var (taken, refused) = (0, (string?)null);
        for (; refused is null && taken < 30; taken++)
        {
            var begin = (ulong)taken * 40_000;
            var torn = Deleting(Enumerable.Range(0, 20_000).Select(n => new IdRange(id, begin + (2 * (ulong)n), 1)));
            refused = (await nomsa.Pushes(torn)).GetProperty("refused").GetString();
            if (refused is null)
            {
                copy.ApplyUpdate(torn);
            }
        }

        Assert.Equal("full", refused);
        Assert.InRange(taken, 3, 29);
        Assert.InRange(copy.EncodeStateAsUpdate().Length, 0, Document.LargestCut);
        Assert.Null((await nomsa.Pushes(Deleting([new IdRange(id, 500, 1_900_000)]))).GetProperty("refused").GetString());
        await using var late = await Phone.Of(scene.Sibusiso, plan);
        Assert.InRange(late.Doc.EncodeStateAsUpdate().Length, 0, 200_000);
        Assert.Null((await late.Writes("topic", "Thin ")).GetProperty("refused").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task Deletions_of_what_nobody_wrote_end_somewhere_and_hold_nobody_up(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        var refused = (string?)null;
        for (var i = 0; refused is null && i < 30; i++)
        {
            var begin = (ulong)i * 20_000;
            refused = (await sibusiso.Pushes(Deleting(Enumerable.Range(0, 10_000).Select(n => new IdRange(1, begin + (2 * (ulong)n), 1))))).GetProperty("refused").GetString();
        }

        Assert.Equal("full", refused);
        await nomsa.Writes("topic", "Thin ");
        await using var late = await Phone.Of(scene.Sibusiso, plan);
        Assert.Equal("Thin Lenses", late.Doc.GetText("topic").ToString());
        Assert.InRange(late.Doc.EncodeStateAsUpdate().Length, 0, 1_200_000);
    }

    /// <summary>An update that deletes and says nothing else; the ranges are one client's, in order.</summary>
    private static byte[] Deleting(IEnumerable<IdRange> ranges)
    {
        var all = ranges.ToList();
        return [0, 1, .. Number(all[0].Client), .. Number((ulong)all.Count), .. all.SelectMany(r => Number(r.Clock).Concat(Number(r.Length)))];

        static IEnumerable<byte> Number(ulong number)
        {
            for (; number > 127; number >>= 7)
            {
                yield return (byte)(number | 128);
            }

            yield return (byte)number;
        }
    }

    private static byte[] Written(Doc doc, string words) => Made(doc, d => d.GetText("topic").Insert(0, words));

    /// <summary>What a phone that has the document would send after a change.</summary>
    private static byte[] Made(Doc doc, Action<Doc> change)
    {
        byte[] update = [];
        var copy = new Doc();
        copy.ApplyUpdate(doc.EncodeStateAsUpdate());
        copy.UpdateEmitted += (u, _) => update = u;
        copy.Transact(_ => change(copy));
        return update;
    }
}
