namespace CommunityClusters.Crdt.Tests.Updating;

/// <summary>What is too much to be given at once.</summary>
public sealed class PartsTests
{
    private const string Written = """
        const peers = [open('one', 1), open('two', 2, { gc: false }), open('three', 2 ** 40)]
        const all = []
        for (let i = 0; i < 30; i++) {
          const author = peers[i % 3]
          editAtRandom(author, args[0] + i, { format: true, xml: true, subdocs: true })
          const made = emitted(author)
          all.push(...made)
          for (const peer of peers) if (i % 4 > 0) for (const update of made) Y.applyUpdate(peer, update)
        }
        all.push(...peers.map(peer => Y.encodeStateAsUpdate(peer)))
        return all
        """;

    private readonly int seed = Seeds.Fresh();

    [Fact]
    public void Parts_say_together_what_the_other_lacks_whatever_their_size_and_also_where_the_other_is_yjs()
    {
        for (var i = 0; i < 20; i++)
        {
            var all = YjsPeer.Run<byte[][]>(Written, seed + (100 * i));
            var random = new Random(seed + i);
            var whole = Updates.Merge([.. all.Where(_ => random.Next(4) > 0).Select(u => (ReadOnlyMemory<byte>)u)]);
            byte[][] before = [.. all.Take(random.Next(all.Length))];
            var vector = Docs.Of(before).EncodeStateVector();

            var parts = PartsOf(_ => whole, vector, random.Next(70, 700));

            var (expected, actual) = (Docs.InYjs([.. before, whole]), Docs.InYjs([.. before, .. parts]));
            Assert.True(expected.Json == actual.Json, $"seed {seed}: {Differing.From(expected.Json, actual.Json)}");
            Assert.Equal(expected.Vector, actual.Vector);
            Assert.Equal(expected.Pending, actual.Pending);
            Assert.Equal(Docs.Json(Docs.Of([.. before, whole])), Docs.Json(Docs.Of([.. before, .. parts])));
        }
    }

    [Fact]
    public void A_long_text_is_cut_where_no_character_is_and_no_part_is_larger_than_asked()
    {
        var doc = Docs.New();
        foreach (var letters in new[] { "a", "é", "ہ", "👩🏽‍🏫", "語" })
        {
            doc.GetText("t").Insert(doc.GetText("t").Length / 2, string.Concat(Enumerable.Repeat(letters, 3000)));
            doc.GetText("t").Delete(doc.GetText("t").Length / 3, 7);
        }

        var parts = PartsOf(_ => doc.EncodeStateAsUpdate(), [], 1000);

        Assert.All(parts, p => Assert.InRange(p.Length, 2, 1000));
        Assert.InRange(parts.Count, 50, 90);
        Assert.Equal(doc.GetText("t").ToString(), Docs.Of([.. parts]).GetText("t").ToString());
        Assert.Equal(Docs.InYjs(doc.EncodeStateAsUpdate()).Json, Docs.InYjs([.. parts]).Json);
    }

    [Fact]
    public void Many_deletions_come_in_parts_as_well()
    {
        var doc = Docs.New();
        doc.GetText("t").Insert(0, new string('x', 4000));
        var other = Docs.Of(doc.EncodeStateAsUpdate());
        for (var at = 0; at < 2000; at++)
        {
            doc.GetText("t").Delete(at, 1);
        }

        var parts = PartsOf(_ => doc.EncodeStateAsUpdate(), other.EncodeStateVector(), 500);
        foreach (var part in parts)
        {
            other.ApplyUpdate(part);
        }

        Assert.All(parts, p => Assert.InRange(p.Length, 2, 500));
        Assert.True(parts.Count > 10);
        Assert.Equal(2000, other.GetText("t").Length);
    }

    [Fact]
    public void What_is_written_and_deleted_between_two_parts_takes_nothing_from_those_that_follow()
    {
        var writers = new[] { Docs.New(1), Docs.New(2), Docs.New(3) };
        var log = new List<byte[]>();
        foreach (var writer in writers)
        {
            writer.UpdateEmitted += (update, origin) =>
            {
                if (origin is null)
                {
                    log.Add(update);
                    Array.ForEach([.. writers.Where(w => w != writer)], w => w.ApplyUpdate(update, "others"));
                }
            };
        }

        void Write(int seed) => writers[seed % 3].Transact(_ =>
        {
            var text = writers[seed % 3].GetText("t");
            text.Insert(seed * 7 % (text.Length + 1), $"word {seed} ");
            if (seed % 5 == 0)
            {
                text.Delete(seed * 3 % text.Length, Math.Min(20, text.Length - (seed * 3 % text.Length)));
            }
        });
        for (var i = 0; i < 300; i++)
        {
            Write(i);
        }

        // From here on who asks hears what is new.
        var begun = log.Count;
        var parts = PartsOf(
            part =>
            {
                Write(1000 + part);
                return writers[0].EncodeStateAsUpdate();
            },
            [], 300);

        Assert.True(parts.Count > 20);
        Assert.Equal(writers[0].GetText("t").ToString(), Docs.Of([.. parts, .. log.Skip(begun)]).GetText("t").ToString());
    }

    [Fact]
    public void A_value_that_cannot_be_cut_comes_whole()
    {
        var doc = Docs.New();
        doc.GetMap("m").Set("large", new string('v', 5000));
        doc.GetMap("m").Set("small", "v");

        var parts = PartsOf(_ => doc.EncodeStateAsUpdate(), [], 100);

        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of([.. parts])));
    }

    [Theory]
    [InlineData("w-18446744073709551615-0", true)]
    [InlineData("d-7-12", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("x-1-1", false)]
    [InlineData("w-1", false)]
    [InlineData("w-1-18446744073709551615", false)]
    [InlineData("w--1-1", false)]
    public void A_place_is_written_and_read(string? text, bool isPlace)
    {
        Assert.Equal(isPlace, UpdatePlace.TryParse(text, out var place));
        Assert.True(!isPlace || place.ToString() == text);
    }

    /// <param name="whole">The update, as it is when a part is asked for.</param>
    /// <param name="vector">What is known.</param>
    /// <param name="most">How large a part may be.</param>
    private static List<byte[]> PartsOf(Func<int, byte[]> whole, byte[] vector, int most)
    {
        var parts = new List<byte[]>();
        for (UpdatePlace? place = UpdatePlace.Start; place is { } from;)
        {
            // As it goes over the wire.
            Assert.True(UpdatePlace.TryParse(from.ToString(), out from));
            var part = Updates.Part(whole(parts.Count), vector, from, most);
            parts.Add(part.Bytes);
            place = part.Next;
        }

        return parts;
    }
}
