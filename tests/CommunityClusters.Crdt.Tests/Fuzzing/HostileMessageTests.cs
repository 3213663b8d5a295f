namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>What is read without a document refuses in one way only.</summary>
public sealed class HostileMessageTests
{
    private readonly int seed = Seeds.Fresh();

    private static int Rounds => Seeds.Long ? 500_000 : 10_000;

    [Fact]
    public void Merging_comparing_and_describing_updates()
    {
        var corpus = Corpus.Draw(seed);
        var vectors = corpus.ConvertAll(u => Updates.StateVectorOf(u));
        var random = new Random(seed);
        for (var i = 0; i < Rounds; i++)
        {
            var hostile = Mutation.Of(corpus, random);
            var sound = corpus[random.Next(corpus.Count)];
            var vector = Mutation.Of(vectors, random);
            Refuses(hostile, bytes => Updates.StateVectorOf(bytes));
            Refuses(hostile, bytes => Updates.RangesOf(bytes));
            Refuses(hostile, bytes => IsSound(Updates.Merge([sound, bytes])));
            Refuses(hostile, bytes => IsSound(Updates.Diff(bytes, vectors[random.Next(vectors.Count)])));
            Refuses(vector, bytes => Updates.Diff(sound, bytes));
            Refuses(vector, bytes => Docs.Of(sound).EncodeStateAsUpdate(bytes));
        }
    }

    [Fact]
    public void Relative_positions()
    {
        var doc = Docs.Of(Encoding.Fixtures.Named("Types_with_content_in_a_map").Update);
        doc.GetText("t").Insert(0, "some text");
        List<byte[]> corpus =
        [
            .. from assoc in new[] { -1, 0, 1 } from index in new[] { 0, 4, 9 } select RelativePosition.FromIndex(doc.GetText("t"), index, assoc).Encode(),
            .. from assoc in new[] { -1, 0, 1 } select RelativePosition.FromIndex((SharedType)Value(doc.GetMap("m"), "text")!, 4, assoc).Encode(),
        ];
        Storm(corpus, bytes => RelativePosition.Decode(bytes).ToAbsolute(doc));
    }

    [Fact]
    public void Sync_messages()
    {
        var doc = Docs.Of(Encoding.Fixtures.Named("A_string").Update);
        var update = doc.EncodeStateAsUpdate();
        Storm([Sync.WriteStep1(doc), Sync.WriteStep2(doc, [0]), Sync.WriteUpdate(update)], bytes =>
        {
            Sync.ReadMessage(bytes);
            Sync.Answer(Docs.Of(update), bytes);
        });
    }

    [Fact]
    public void Awareness_updates()
    {
        var one = new Awareness(1) { LocalState = new System.Text.Json.Nodes.JsonObject { ["name"] = "Nomsa", ["cursor"] = 3 } };
        var two = new Awareness(2) { LocalState = new System.Text.Json.Nodes.JsonObject() };
        two.Apply(one.Encode());
        Storm([one.Encode(), two.Encode()], bytes =>
        {
            var awareness = new Awareness(3);
            awareness.Apply(one.Encode());
            awareness.Apply(bytes);
            awareness.Encode();
        });
    }

    private void Storm(IReadOnlyList<byte[]> corpus, Action<byte[]> read)
    {
        var random = new Random(seed);
        for (var i = 0; i < Rounds; i++)
        {
            Refuses(Mutation.Of(corpus, random), read);
        }
    }

    private static void Refuses(byte[] hostile, Action<byte[]> read)
    {
        try
        {
            read(hostile);
        }
        catch (MalformedUpdateException e)
        {
            Assert.InRange(e.Position, 0, hostile.Length);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.GetType().Name} {e.Message}\n{Convert.ToHexStringLower(hostile)}", e);
        }
    }

    private static void IsSound(byte[] made)
    {
        try
        {
            Docs.Of(made);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Made what cannot be read: {Convert.ToHexStringLower(made)}", e);
        }
    }

    private static object? Value(YMap map, string key) => map.TryGet(key, out var value) ? value : null;
}
