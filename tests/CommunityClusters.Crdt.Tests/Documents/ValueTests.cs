using System.Numerics;

namespace CommunityClusters.Crdt.Tests.Documents;

public sealed class ValueTests
{
    private readonly Doc doc = Docs.New(1);

    public static TheoryData<object?, object?, string> Values => new()
    {
        { null, null, "null" },
        { true, true, "true" },
        { 1, 1d, "1" },
        { 2L, 2d, "2" },
        { (byte)3, 3d, "3" },
        { 4.5f, 4.5d, "4.5" },
        { 0.1, 0.1, "0.1" },
        { 2.5m, 2.5d, "2.5" },
        { -0.0, -0.0, "-0" },
        { double.NaN, double.NaN, "NaN" },
        { double.NegativeInfinity, double.NegativeInfinity, "-Infinity" },
        { int.MaxValue, 2147483647d, "2147483647" },
        { int.MinValue, -2147483648d, "-2147483648" },
        { 9007199254740991L, 9007199254740991d, "9007199254740991" },
        { ulong.MaxValue, 18446744073709551615d, "18446744073709551615" },
        { "text 😀", "text 😀", "'text 😀'" },
        { new byte[] { 0, 255 }, new byte[] { 0, 255 }, "new Uint8Array([0, 255])" },
    };

    [Theory, MemberData(nameof(Values))]
    public void A_value_is_read_as_JavaScript_has_it_and_written_as_yjs_writes_it(object? written, object? read, string js)
    {
        doc.GetMap("m").Set("k", written);

        Assert.True(doc.GetMap("m").TryGet("k", out var value));
        Assert.Equal(read, value);
        Assert.Equal(InYjs(js), Convert.ToHexStringLower(doc.EncodeStateAsUpdate()));
    }

    [Fact]
    public void A_BigInt_is_read_as_long()
    {
        foreach (var number in new[] { 0, 1, -1, long.MaxValue, long.MinValue })
        {
            var other = Docs.New(1);
            other.GetMap("m").Set("k", new BigInteger(number));

            Assert.True(other.GetMap("m").TryGet("k", out var value));
            Assert.Equal(number, Assert.IsType<long>(value));
            Assert.Equal(InYjs($"{number}n"), Convert.ToHexStringLower(other.EncodeStateAsUpdate()));
        }
    }

    [Fact]
    public void Undefined_is_not_null()
    {
        doc.GetMap("m").Set("k", Undefined.Value);

        Assert.True(doc.GetMap("m").TryGet("k", out var value));
        Assert.Same(Undefined.Value, value);
        Assert.Equal("""{"a":[],"m":{},"t":""}""", Docs.Json(doc));
        Assert.Equal(InYjs("undefined"), Convert.ToHexStringLower(doc.EncodeStateAsUpdate()));
    }

    [Fact]
    public void Arrays_and_objects_keep_their_order()
    {
        doc.GetMap("m").Set("k", new Dictionary<string, object?> { ["z"] = new object?[] { 1, null, Undefined.Value }, ["a"] = new Dictionary<string, object?>(), [""] = new byte[] { 1 } });

        Assert.True(doc.GetMap("m").TryGet("k", out var value));
        var read = Assert.IsType<IReadOnlyDictionary<string, object?>>(value, exactMatch: false);
        Assert.Equal(["z", "a", ""], read.Keys);
        Assert.Equal([1d, null, Undefined.Value], Assert.IsType<IReadOnlyList<object?>>(read["z"], exactMatch: false));
        Assert.Equal(InYjs("{ z: [1, null, undefined], a: {}, '': new Uint8Array([1]) }"), Convert.ToHexStringLower(doc.EncodeStateAsUpdate()));
    }

    [Fact]
    public void Bytes_given_away_are_not_shared()
    {
        var bytes = new byte[] { 1, 2, 3 };
        doc.GetArray("a").Push(bytes);
        bytes[0] = 9;
        ((byte[])doc.GetArray("a").Get(0)!)[1] = 9;

        Assert.Equal(new byte[] { 1, 2, 3 }, Docs.Of(doc.EncodeStateAsUpdate()).GetArray("a").Get(0));
    }

    [Fact]
    public void A_map_says_its_keys_and_what_it_does_not_have()
    {
        var map = doc.GetMap("m");
        map.Set("b", 1);
        map.Set("a", null);
        map.Set("gone", 1);

        Assert.True(map.Remove("gone"));
        Assert.False(map.Remove("gone"));
        Assert.False(map.Remove("never"));
        Assert.Equal(["a", "b"], map.Keys.Order(StringComparer.Ordinal));
        Assert.True(map.TryGet("a", out var value));
        Assert.Null(value);
        Assert.False(map.TryGet("gone", out _));
    }

    [Fact]
    public void An_array_is_read_by_position()
    {
        var array = doc.GetArray("a");
        array.Push("a", 1, new byte[] { 7 }, new YText(), true);
        array.Insert(2, new YMap(), null);
        array.Delete(0, 2);

        Assert.Equal(5, array.Count);
        Assert.IsType<YMap>(array.Get(0));
        Assert.Null(array.Get(1));
        Assert.Equal(new byte[] { 7 }, array.Get(2));
        Assert.IsType<YText>(array.Get(3));
        Assert.Equal(true, array.Get(4));
    }

    [Fact]
    public void Nested_types_are_edited_where_they_are()
    {
        doc.GetMap("m").Set("list", new YArray());
        var list = (YArray)(doc.GetMap("m").TryGet("list", out var value) ? value! : null!);
        list.Push(new YText(), new YMap());
        ((YText)list.Get(0)!).Insert(0, "deep");
        ((YMap)list.Get(1)!).Set("k", new YText());

        Assert.Equal("""{"a":[],"m":{"list":["deep",{"k":""}]},"t":""}""", Docs.Json(doc));
        Assert.Equal("""["deep",{"k":""}]""", Canonical.Json(list.ToJson()));
        Assert.Same(list, doc.GetMap("m").TryGet("list", out var again) ? again : null);
    }

    private static string InYjs(string js) =>
        Convert.ToHexStringLower(YjsPeer.Run<byte[]>($"const d = open('value', 1); d.getMap('m').set('k', {js}); return Y.encodeStateAsUpdate(d)"));
}
