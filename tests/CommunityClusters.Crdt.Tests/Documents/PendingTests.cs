namespace CommunityClusters.Crdt.Tests.Documents;

public sealed class PendingTests
{
    private static readonly string[] Words = ["one ", "two ", "three ", "four"];

    [Fact]
    public void Updates_may_come_in_every_order()
    {
        var updates = Typed();
        foreach (var order in Orders(updates.Length))
        {
            var doc = Docs.New();
            foreach (var i in order)
            {
                doc.ApplyUpdate(updates[i]);
            }

            Assert.Equal("one two three four", doc.GetText("t").ToString());
            Assert.False(doc.HasPending);
        }
    }

    [Fact]
    public void What_waits_is_outside_the_state_vector_and_inside_the_state()
    {
        var updates = Typed();
        var doc = Docs.Of(updates[0], updates[2]);

        Assert.True(doc.HasPending);
        Assert.Equal("one ", doc.GetText("t").ToString());
        Assert.Equal(Docs.Of(updates[0]).EncodeStateVector(), doc.EncodeStateVector());

        var other = Docs.Of(doc.EncodeStateAsUpdate());
        Assert.True(other.HasPending);
        other.ApplyUpdate(updates[1]);
        Assert.False(other.HasPending);
        Assert.Equal("one two three ", other.GetText("t").ToString());
    }

    [Fact]
    public void In_every_order_the_same_waits_here_and_in_yjs()
    {
        var updates = Typed();
        foreach (var order in Orders(updates.Length))
        {
            for (var count = 1; count <= order.Length; count++)
            {
                byte[][] given = [.. order[..count].Select(i => updates[i])];
                var (ours, theirs) = (Docs.Of(given), Docs.InYjs(given));
                Assert.Equal(theirs.Json, Docs.Json(ours));
                Assert.Equal(theirs.Vector, ours.EncodeStateVector());
                Assert.Equal(theirs.Pending, ours.HasPending);
                var how = Peers.States.Compare(theirs.Update, ours.EncodeStateAsUpdate());
                Assert.True(how is "equal" || (how is "cut" && ours.HasPending), how);
            }
        }
    }

    [Fact]
    public void Of_an_update_that_is_known_in_part_the_rest_is_taken()
    {
        var updates = Typed();
        var doc = Docs.Of(updates[0], updates[1]);

        doc.ApplyUpdate(Updates.Merge([updates[1], updates[2]]));

        Assert.Equal("one two three ", doc.GetText("t").ToString());
    }

    [Fact]
    public void A_deletion_that_comes_before_what_it_deletes_waits_for_it()
    {
        var author = Docs.New(1);
        var updates = Emitted(author);
        author.GetText("t").Insert(0, "hello");
        author.GetText("t").Delete(1, 3);
        var doc = Docs.Of(updates[1]);

        Assert.True(doc.HasPending);
        Assert.Equal("", doc.GetText("t").ToString());
        Assert.Equal(updates[1], doc.EncodeStateAsUpdate());
        doc.ApplyUpdate(updates[0]);

        Assert.False(doc.HasPending);
        Assert.Equal("ho", doc.GetText("t").ToString());
        Assert.Equal(author.EncodeStateAsUpdate(), doc.EncodeStateAsUpdate());
    }

    [Fact]
    public void A_deletion_of_which_a_part_is_here_deletes_that_part()
    {
        var author = Docs.New(1);
        var updates = Emitted(author);
        author.GetText("t").Insert(0, "abc");
        author.GetText("t").Insert(3, "def");
        author.GetText("t").Delete(1, 4);
        var doc = Docs.Of(updates[0], updates[2]);

        Assert.Equal("a", doc.GetText("t").ToString());
        Assert.True(doc.HasPending);
        doc.ApplyUpdate(updates[1]);

        Assert.Equal("af", doc.GetText("t").ToString());
        Assert.False(doc.HasPending);
    }

    [Fact]
    public void What_another_client_builds_on_is_waited_for()
    {
        var one = Docs.New(1);
        var first = Emitted(one);
        one.GetMap("m").Set("list", new YArray());
        var two = Docs.New(2);
        two.ApplyUpdate(first[0]);
        var second = Emitted(two);
        ((YArray)Value(two, "list")!).Push("from two");

        var doc = Docs.Of(second[0]);
        Assert.True(doc.HasPending);
        Assert.Equal("""{"a":[],"m":{},"t":""}""", Docs.Json(doc));
        doc.ApplyUpdate(first[0]);

        Assert.Equal("""{"a":[],"m":{"list":["from two"]},"t":""}""", Docs.Json(doc));
    }

    [Fact]
    public void Waiting_is_bounded_and_the_refused_update_leaves_no_trace()
    {
        var author = Docs.New(1);
        var updates = Emitted(author);
        for (var i = 0; i < 100; i++)
        {
            author.GetText("t").Insert(author.GetText("t").Length, $"{i:000} and some more text to fill the room; ");
        }

        var doc = Docs.WithRoots(new Doc(new DocOptions { PendingLimit = 1_000 }));
        var refused = 0;
        for (var i = updates.Count - 1; i > 0; i--)
        {
            var before = doc.EncodeStateAsUpdate();
            try
            {
                doc.ApplyUpdate(updates[i]);
            }
            catch (PendingLimitException)
            {
                refused++;
                Assert.Equal(before, doc.EncodeStateAsUpdate());
            }
        }

        Assert.InRange(refused, 50, 98);
        foreach (var update in updates)
        {
            doc.ApplyUpdate(update);
        }

        Assert.False(doc.HasPending);
        Assert.Equal(author.GetText("t").ToString(), doc.GetText("t").ToString());
    }

    [Fact]
    public void What_waits_already_takes_no_more_room_when_it_comes_again()
    {
        var updates = Typed();
        var doc = Docs.WithRoots(new Doc(new DocOptions { PendingLimit = 100 }));

        for (var i = 0; i < 100; i++)
        {
            doc.ApplyUpdate(updates[3]);
        }

        Assert.Equal(Docs.Of(updates[3]).EncodeStateAsUpdate(), doc.EncodeStateAsUpdate());
    }

    [Fact]
    public void Deletions_that_wait_are_bounded_too()
    {
        var doc = Docs.WithRoots(new Doc(new DocOptions { PendingLimit = 1_000 }));

        Assert.Throws<PendingLimitException>(() =>
        {
            for (var client = 1; client < 1_000; client++)
            {
                doc.ApplyUpdate([0, 1, .. VarUint(client), 1, 5, 1]);
            }
        });
        Assert.InRange(doc.EncodeStateAsUpdate().Length, 100, 1_000);
    }

    private static byte[] VarUint(int number) => number < 128 ? [(byte)number] : [(byte)(number | 0x80), (byte)(number >> 7)];

    private static byte[][] Typed()
    {
        var author = Docs.New(1);
        var updates = Emitted(author);
        foreach (var word in Words)
        {
            author.GetText("t").Insert(author.GetText("t").Length, word);
        }

        return [.. updates];
    }

    private static List<byte[]> Emitted(Doc doc)
    {
        var updates = new List<byte[]>();
        doc.UpdateEmitted += (update, _) => updates.Add(update);
        return updates;
    }

    private static object? Value(Doc doc, string key) => doc.GetMap("m").TryGet(key, out var value) ? value : null;

    private static IEnumerable<int[]> Orders(int count) => count == 0
        ? [[]]
        : Orders(count - 1).SelectMany(order => Enumerable.Range(0, count).Select(at => (int[])[.. order[..at], count - 1, .. order[at..]]));
}
