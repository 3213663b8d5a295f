using CommunityClusters.Crdt.Tests.Peers;

namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>Which blocks become one is seen in the bytes alone. Yjs does not join all that it could; so neither do we.</summary>
public sealed class JoinsTests
{
    private const string Local = "local";
    private readonly Doc one = Docs.New(1);
    private readonly Doc two = Docs.New(2);
    private readonly List<byte[]> updates = [];

    public JoinsTests()
    {
        Connect(one, two);
        Connect(two, one);
    }

    [Fact]
    public void Blocks_that_one_who_deletes_leaves_apart_may_become_one_with_those_who_hear_of_it_as_in_yjs()
    {
        Set(one, "outer", new YMap());
        Set(one, "passing", new YMap());
        Write(two, "outer", "inner", new YMap());
        Write(two, "passing", "k", 1);
        one.Transact(_ => one.GetMap("m").Remove("passing"), Local);
        two.Transact(_ => Inside(Inside(two.GetMap("m"), "outer"), "inner").Set("k", "early"), Local);
        one.Transact(_ => Inside(Inside(one.GetMap("m"), "outer"), "inner").Set("k", "late"), Local);
        one.Transact(_ => one.GetMap("m").Remove("outer"), Local);

        var theirs = YjsPeer.Run<byte[][]>("""
            const [one, two] = [open('one', 1), open('two', 2)]
            one.on('update', (update, _origin, _doc, { local }) => local && Y.applyUpdate(two, update))
            two.on('update', (update, _origin, _doc, { local }) => local && Y.applyUpdate(one, update))
            const [m, n] = [one.getMap('m'), two.getMap('m')]
            m.set('outer', new Y.Map())
            m.set('passing', new Y.Map())
            n.get('outer').set('inner', new Y.Map())
            n.get('passing').set('k', 1)
            m.delete('passing')
            n.get('outer').get('inner').set('k', 'early')
            m.get('outer').get('inner').set('k', 'late')
            m.delete('outer')
            return [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(two)]
            """);
        Assert.Equal("cut", States.Compare(theirs[0], theirs[1]));
        Assert.Equal(theirs.Select(Convert.ToHexStringLower), [Hex(one), Hex(two)]);
    }

    [Fact]
    public void A_block_that_is_known_already_lets_neighbours_of_what_it_follows_join_as_in_yjs()
    {
        var five = Docs.New(5);
        Set(two, "outer", new YMap());
        Write(two, "outer", "text", new YText());
        Set(two, "passing", new YMap());
        one.Transact(_ => TextIn(Inside(one.GetMap("m"), "outer")).Insert(0, "ab"), Local);
        updates.ForEach(u => five.ApplyUpdate(u));
        five.UpdateEmitted += (update, _) => updates.Add(update);
        TextIn(Inside(five.GetMap("m"), "outer")).Insert(2, "!");
        var known = updates[^1];
        one.Transact(_ => TextIn(Inside(one.GetMap("m"), "outer")).Insert(2, "cd"), Local);
        Write(one, "passing", "k", 1);
        Write(one, "outer", "k", "early");
        two.Transact(_ => two.GetMap("m").Remove("passing"), Local);
        Write(two, "outer", "k", "late");
        two.Transact(_ => two.GetMap("m").Remove("outer"), Local);
        var deletion = updates[^1];

        byte[][] apart = [.. updates[..^1], deletion];
        byte[][] together = [.. updates[..^1], Updates.Merge([known, deletion])];

        Assert.Equal("cut", States.Compare(Docs.InYjs(apart).Update, Docs.InYjs(together).Update));
        Assert.Equal(Convert.ToHexStringLower(Docs.InYjs(apart).Update), Hex(Docs.Of(apart)));
        Assert.Equal(Convert.ToHexStringLower(Docs.InYjs(together).Update), Hex(Docs.Of(together)));
    }

    [Fact]
    public void What_is_deleted_is_joined_from_its_end_as_in_yjs()
    {
        Set(two, "outer", new YMap());
        foreach (var key in "akbln")
        {
            Write(one, "outer", $"{key}", "early");
        }

        foreach (var key in "kln")
        {
            Write(two, "outer", $"{key}", "late");
        }

        two.Transact(_ => two.GetMap("m").Remove("outer"), Local);

        Assert.Equal(Convert.ToHexStringLower(Docs.InYjs([.. updates]).Update), Hex(one));
    }

    [Fact]
    public void Types_within_a_deleted_type_are_emptied_before_what_follows_them_as_in_yjs()
    {
        var (list, map) = (new YArray(), new YMap());
        Set(two, "outer", new YArray());
        two.Transact(_ => OuterOf(two).Push(list, map), Local);
        one.Transact(_ => ((YArray)OuterOf(one).Get(0)!).Push(0), Local);
        one.Transact(_ => ((YMap)OuterOf(one).Get(1)!).Set("a", "early"), Local);
        one.Transact(_ => OuterOf(one).Push(2), Local);
        one.Transact(_ => ((YMap)OuterOf(one).Get(1)!).Set("b", "early"), Local);
        one.Transact(_ => ((YMap)OuterOf(one).Get(1)!).Set("c", "early"), Local);
        two.Transact(_ => list.Delete(0), Local);
        two.Transact(_ => OuterOf(two).Delete(2), Local);
        foreach (var key in "abc")
        {
            two.Transact(_ => map.Set($"{key}", "late"), Local);
        }

        two.Transact(_ => two.GetMap("m").Remove("outer"), Local);

        Assert.Equal(Convert.ToHexStringLower(Docs.InYjs([.. updates]).Update), Hex(one));
    }

    [Fact]
    public void A_deletion_that_waited_is_done_after_those_that_it_comes_with_as_in_yjs()
    {
        one.Transact(_ => one.GetText("t").Insert(0, "😀"), Local);
        two.Transact(_ => two.GetText("t").Delete(1, 1), Local);
        byte[] first = [.. updates[0][..^1], 1, 1, 1, 0, 1];

        IsAsInYjsWithoutCollecting(updates[1], first);
    }

    [Fact]
    public void A_deletion_that_ends_within_what_its_beginning_deletes_cuts_nothing_there_as_in_yjs()
    {
        Set(one, "text", new YText());
        one.Transact(_ => TextIn(one.GetMap("m")).Insert(0, "😀"), Local);

        IsAsInYjsWithoutCollecting([.. updates, [0, 1, 1, 1, 0, 2]]);
    }

    [Fact]
    public void A_block_that_came_as_garbage_and_comes_again_cuts_what_was_deleted_as_in_yjs()
    {
        Set(one, "text", new YText());
        one.Transact(_ => TextIn(one.GetMap("m")).Insert(0, "😀"), Local);
        two.Transact(_ => TextIn(two.GetMap("m")).Insert(1, "x"), Local);
        one.Transact(_ => one.GetMap("m").Remove("text"), Local);

        IsAsInYjsWithoutCollecting(updates[0], updates[1], [1, 1, 2, 0, 0, 1, 0], updates[3], updates[2]);
    }

    [Fact]
    public void A_block_that_is_known_spoils_no_pair_that_can_be_read()
    {
        one.Transact(_ => one.GetText("t").Insert(0, "😀"), Local);
        two.Transact(_ => two.GetArray("a").Push(1), Local);

        one.ApplyUpdate([1, 1, 2, 0, 0x84, 1, 0, 1, (byte)'x', 0]);

        Assert.Equal("😀", one.GetText("t").ToString());
    }

    private static void IsAsInYjsWithoutCollecting(params byte[][] updates)
    {
        var ours = Docs.New(garbageCollect: false);
        foreach (var update in updates)
        {
            ours.ApplyUpdate(update);
        }

        var theirs = YjsPeer.Run<byte[]>("""
            const doc = open('kept', 9, { gc: false })
            for (const update of args) Y.applyUpdate(doc, bytes(update))
            return Y.encodeStateAsUpdate(doc)
            """, [.. updates]);
        Assert.Equal(Convert.ToHexStringLower(theirs), Hex(ours));
    }

    private void Connect(Doc from, Doc to) => from.UpdateEmitted += (update, origin) =>
    {
        if (Equals(origin, Local))
        {
            updates.Add(update);
            to.ApplyUpdate(update);
        }
    };

    private static void Set(Doc doc, string key, object value) => doc.Transact(_ => doc.GetMap("m").Set(key, value), Local);

    private static void Write(Doc doc, string within, string key, object value) => doc.Transact(_ => Inside(doc.GetMap("m"), within).Set(key, value), Local);

    private static YMap Inside(YMap map, string key) => map.TryGet(key, out var value) ? (YMap)value! : throw new KeyNotFoundException(key);

    private static YText TextIn(YMap map) => map.TryGet("text", out var text) ? (YText)text! : throw new KeyNotFoundException();

    private static YArray OuterOf(Doc doc) => doc.GetMap("m").TryGet("outer", out var outer) ? (YArray)outer! : throw new KeyNotFoundException();

    private static string Hex(Doc doc) => Convert.ToHexStringLower(doc.EncodeStateAsUpdate());
}
