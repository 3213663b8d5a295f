namespace CommunityClusters.Crdt.Tests.Updating;

/// <summary>What is done with updates without a document, judged by what comes of it.</summary>
public sealed class UpdatesTests
{
    private const string Written = """
        const peers = [open('one', 1), open('two', 2, { gc: false }), open('three', 2 ** 40, { undo: true })]
        const all = []
        for (let i = 0; i < 30; i++) {
          const author = peers[i % 3]
          editAtRandom(author, args[0] + i, { format: true, xml: true, subdocs: true })
          const made = emitted(author)
          all.push(...made)
          for (const peer of peers) if (i % 4 > 0) for (const update of made) Y.applyUpdate(peer, update)
        }
        all.push(...peers.map(peer => Y.encodeStateAsUpdate(peer)), ...peers.flatMap(emitted))
        return all
        """;

    private readonly int seed = Seeds.Fresh();

    [Fact]
    public void Merged_updates_have_the_effect_that_they_have_one_by_one_and_as_yjs_merges_them()
    {
        foreach (var (random, all) in Rounds(30))
        {
            for (var i = 0; i < 10; i++)
            {
                byte[][] some = [.. all.Where(_ => random.Next(2) == 0)];
                random.Shuffle(some);
                var merged = Updates.Merge([.. some.Select(u => (ReadOnlyMemory<byte>)u)]);
                var theirs = Docs.InYjs(YjsPeer.Run<byte[]>("return Y.mergeUpdates(args[0].map(bytes))", (object)some));

                AreAlike(theirs, Docs.InYjs(merged));
                AreAlike(theirs, State(Docs.Of(merged)));
                AreAlike(State(Docs.Of(some)), State(Docs.Of(merged)));
            }
        }
    }

    [Fact]
    public void Nothing_merged_is_nothing()
    {
        Assert.Equal([0, 0], Updates.Merge([]));
        Assert.Equal([0, 0], Updates.Merge([new byte[] { 0, 0 }, new byte[] { 0, 0 }]));
    }

    [Fact]
    public void A_difference_is_what_the_other_lacks()
    {
        foreach (var (random, all) in Rounds(30))
        {
            var update = Updates.Merge([.. all.Where(_ => random.Next(4) > 0).Select(u => (ReadOnlyMemory<byte>)u)]);
            var known = Docs.Of([.. all.Take(random.Next(all.Length))]);
            var vector = known.EncodeStateVector();
            var base64 = known.EncodeStateAsUpdate();

            var difference = Updates.Diff(update, vector);

            var theirs = YjsPeer.Run<byte[]>("return Y.diffUpdate(bytes(args[0]), bytes(args[1]))", update, vector);
            AreAlike(Docs.InYjs(base64, theirs), Docs.InYjs(base64, difference));
            AreAlike(Docs.InYjs(base64, update), State(Docs.Of(base64, difference)));
            Assert.InRange(difference.Length, 2, theirs.Length + 16);
        }
    }

    [Fact]
    public void A_state_vector_is_that_of_yjs()
    {
        const string decoded = "return [...Y.decodeStateVector(bytes(args[0]))].sort((a, b) => a[0] - b[0])";
        foreach (var (_, all) in Rounds(10))
        {
            foreach (var update in all.Append(Updates.Merge([.. all.Where((_, i) => i % 3 > 0).Select(u => (ReadOnlyMemory<byte>)u)])))
            {
                var theirs = YjsPeer.Run<ulong[][]>(decoded.Replace("bytes(args[0])", "Y.encodeStateVectorFromUpdate(bytes(args[0]))", StringComparison.Ordinal), update);
                var ours = YjsPeer.Run<ulong[][]>(decoded, Updates.StateVectorOf(update));
                Assert.Equal(theirs, ours);
            }
        }
    }

    [Fact]
    public void The_state_vector_of_a_whole_state_is_that_of_its_document()
    {
        foreach (var (_, all) in Rounds(5))
        {
            var doc = Docs.Of(all);
            Assert.False(doc.HasPending);
            Assert.Equal(doc.EncodeStateVector(), Updates.StateVectorOf(doc.EncodeStateAsUpdate()));
        }
    }

    [Fact]
    public void What_is_encoded_for_a_state_vector_is_what_yjs_encodes()
    {
        foreach (var (random, all) in Rounds(20))
        {
            var vector = Docs.Of([.. all.Take(random.Next(all.Length))]).EncodeStateVector();

            // What comes at once is cut into the same blocks by both; what comes bit by bit may be joined later.
            var whole = Docs.Of(all).EncodeStateAsUpdate();
            var doc = Docs.Of(whole);
            var theirs = YjsPeer.Run<byte[]>("return Y.encodeStateAsUpdate(applied(bytes(args[0])), bytes(args[1]))", whole, vector);

            Assert.Equal(Convert.ToHexStringLower(theirs), Convert.ToHexStringLower(doc.EncodeStateAsUpdate(vector)));
        }
    }

    private IEnumerable<(Random Random, byte[][] Updates)> Rounds(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return (new Random(seed + i), YjsPeer.Run<byte[][]>(Written, seed + (100 * i)));
        }
    }

    private static YjsState State(Doc doc) => new(Docs.Json(doc), doc.GetText("t").Length, doc.EncodeStateVector(), doc.EncodeStateAsUpdate(), doc.HasPending);

    private void AreAlike(YjsState expected, YjsState actual)
    {
        Assert.True(expected.Json == actual.Json, $"seed {seed}: {Differing.From(expected.Json, actual.Json)}");
        Assert.Equal(expected.Vector, actual.Vector);
        Assert.Equal(expected.Pending, actual.Pending);
    }
}
