namespace CommunityClusters.Crdt.Tests.Documents;

public sealed class TransactionTests
{
    private readonly Doc doc = Docs.New(1);
    private readonly List<(byte[] Update, object? Origin)> emitted = [];

    public TransactionTests() => doc.UpdateEmitted += (update, origin) => emitted.Add((update, origin));

    [Fact]
    public void Each_change_alone_is_told_of_at_once()
    {
        doc.GetText("t").Insert(0, "a");
        doc.GetMap("m").Set("k", 1);
        doc.GetArray("a").Push(true, "x");

        Assert.Equal(3, emitted.Count);
        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of([.. emitted.Select(e => e.Update)])));
    }

    [Fact]
    public void A_transaction_is_told_of_once_with_its_origin_when_it_is_over()
    {
        doc.Transact(_ =>
        {
            doc.GetText("t").Insert(0, "hello");
            doc.GetText("t").Delete(1, 2);
            doc.Transact(_ => doc.GetMap("m").Set("k", 1), "inner");
            Assert.Empty(emitted);
        }, "outer");

        var (update, origin) = Assert.Single(emitted);
        Assert.Equal("outer", origin);
        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of(update)));
    }

    [Fact]
    public void What_changes_nothing_is_not_told_of()
    {
        doc.Transact(_ => { });
        doc.GetText("t").Insert(0, "");
        doc.GetText("t").Delete(0, 0);
        doc.GetArray("a").Push();
        Assert.False(doc.GetMap("m").Remove("k"));
        doc.ApplyUpdate([0, 0]);

        Assert.Empty(emitted);
    }

    [Fact]
    public void What_others_did_is_told_of_with_the_origin_given_and_known_parts_are_not_told_again()
    {
        var other = Docs.New(2);
        other.GetText("t").Insert(0, "from two");
        var update = other.EncodeStateAsUpdate();

        doc.ApplyUpdate(update, "socket");
        doc.ApplyUpdate(update, "socket again");

        Assert.Equal("socket", Assert.Single(emitted).Origin);
        Assert.Equal(update, emitted[0].Update);
    }

    [Fact]
    public void What_has_to_wait_is_told_of_when_it_is_taken()
    {
        var other = Docs.New(2);
        var updates = new List<byte[]>();
        other.UpdateEmitted += (update, _) => updates.Add(update);
        other.GetText("t").Insert(0, "one ");
        other.GetText("t").Insert(4, "two");

        doc.ApplyUpdate(updates[1], "early");
        Assert.Empty(emitted);
        doc.ApplyUpdate(updates[0], "late");

        Assert.Equal(("late", "one two"), (Assert.Single(emitted).Origin, Docs.Of(emitted[0].Update).GetText("t").ToString()));
    }

    [Fact]
    public void An_update_told_of_is_a_whole_for_a_peer_that_has_all_before_it()
    {
        var peer = Docs.New(2);
        doc.UpdateEmitted += (update, _) => peer.ApplyUpdate(update);
        var random = new Random(1);

        for (var i = 0; i < 300; i++)
        {
            doc.Transact(_ => Peers.OurEdits.AtRandom(doc, random));
            Assert.False(peer.HasPending);
        }

        Assert.Equal(Docs.Json(doc), Docs.Json(peer));
        Assert.Equal(doc.EncodeStateAsUpdate(), peer.EncodeStateAsUpdate());
    }

    [Fact]
    public void The_same_edits_are_written_as_yjs_writes_them()
    {
        doc.Transact(_ => doc.GetText("t").Insert(0, "hello"));
        doc.GetText("t").Insert(5, " world");
        doc.GetText("t").Insert(2, "😀");
        doc.GetText("t").Delete(1, 6);
        doc.GetText("t").Insert(1, "typed after a correction");
        doc.GetMap("m").Set("k", 1);
        doc.GetMap("m").Set("k", "again");
        doc.GetMap("m").Set("list", new YArray());
        var list = (YArray)(doc.GetMap("m").TryGet("list", out var value) ? value! : null!);
        list.Insert(0, 1, 2.5, null, new byte[] { 1, 2 }, "x", new YMap());
        list.Insert(2, true);
        list.Delete(1, 3);
        doc.GetMap("m").Remove("k");
        doc.Transact(_ =>
        {
            doc.GetArray("a").Push("a", "b", "c");
            doc.GetArray("a").Delete(1);
            doc.GetArray("a").Insert(1, "d");
            list.Delete(0, list.Count);
        });
        doc.GetMap("m").Set("list", 0);

        var theirs = YjsPeer.Run<byte[][]>("""
            const d = open('same', 1)
            d.transact(() => d.getText('t').insert(0, 'hello'))
            d.getText('t').insert(5, ' world')
            d.getText('t').insert(2, '😀')
            d.getText('t').delete(1, 6)
            d.getText('t').insert(1, 'typed after a correction')
            d.getMap('m').set('k', 1)
            d.getMap('m').set('k', 'again')
            d.getMap('m').set('list', new Y.Array())
            const list = d.getMap('m').get('list')
            list.insert(0, [1, 2.5, null, new Uint8Array([1, 2]), 'x', new Y.Map()])
            list.insert(2, [true])
            list.delete(1, 3)
            d.getMap('m').delete('k')
            d.transact(() => {
              d.getArray('a').push(['a', 'b', 'c'])
              d.getArray('a').delete(1)
              d.getArray('a').insert(1, ['d'])
              list.delete(0, list.length)
            })
            d.getMap('m').set('list', 0)
            return [...emitted(d), Y.encodeStateAsUpdate(d)]
            """);
        Assert.Equal(theirs.Select(Convert.ToHexStringLower), emitted.Select(e => e.Update).Append(doc.EncodeStateAsUpdate()).Select(Convert.ToHexStringLower));
    }

    [Fact]
    public void What_was_done_before_work_threw_stays_done_and_is_told_of()
    {
        Assert.Throws<FormatException>(() => doc.Transact(_ =>
        {
            doc.GetText("t").Insert(0, "done");
            throw new FormatException();
        }));

        Assert.Equal("done", doc.GetText("t").ToString());
        Assert.Equal("done", Docs.Of(Assert.Single(emitted).Update).GetText("t").ToString());
        doc.GetText("t").Insert(4, " and more");
        Assert.Equal(2, emitted.Count);
    }

    [Fact]
    public void Who_hears_of_a_change_may_change_the_document()
    {
        var answered = false;
        doc.UpdateEmitted += (_, _) =>
        {
            if (!answered)
            {
                answered = true;
                doc.GetMap("m").Set("heard", true);
            }
        };

        doc.GetText("t").Insert(0, "a");

        Assert.Equal(2, emitted.Count);
        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of([.. emitted.Select(e => e.Update)])));
    }

    [Fact]
    public void A_client_number_that_somebody_else_uses_is_given_up()
    {
        var other = Docs.New(1);
        other.GetText("t").Insert(0, "also one");

        doc.ApplyUpdate(other.EncodeStateAsUpdate());

        Assert.NotEqual(1UL, doc.ClientId);
        doc.GetText("t").Insert(0, "not ");
        other.ApplyUpdate(doc.EncodeStateAsUpdate());
        Assert.Equal("not also one", other.GetText("t").ToString());
    }
}
