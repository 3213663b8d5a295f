namespace CommunityClusters.Crdt.Tests.Documents;

public sealed class MisuseTests
{
    private readonly Doc doc = Docs.New(1);
    private readonly List<byte[]> emitted = [];
    private readonly byte[] before;

    public MisuseTests()
    {
        doc.GetText("t").Insert(0, "hello");
        doc.GetArray("a").Push(1, 2, 3);
        doc.GetMap("m").Set("k", "v");
        before = doc.EncodeStateAsUpdate();
        doc.UpdateEmitted += (update, _) => emitted.Add(update);
    }

    [Fact]
    public void A_position_that_is_not_there_changes_nothing()
    {
        var (text, array) = (doc.GetText("t"), doc.GetArray("a"));
        Action[] wrong =
        [
            () => text.Insert(6, "x"), () => text.Insert(-1, "x"), () => text.Delete(3, 3), () => text.Delete(-1, 1), () => text.Delete(0, -1), () => text.Delete(int.MaxValue, int.MaxValue),
            () => array.Insert(4, "x"), () => array.Insert(-1, "x"), () => array.Delete(3), () => array.Delete(0, 4), () => array.Delete(-1), () => array.Delete(1, -1), () => array.Get(3), () => array.Get(-1),
        ];

        Assert.All(wrong, work => Assert.Throws<ArgumentOutOfRangeException>(work));
        IsAsBefore();
    }

    [Fact]
    public void A_type_is_used_after_it_is_in_a_document_and_is_in_one_only()
    {
        var type = new YText();
        Assert.Throws<InvalidOperationException>(() => type.Insert(0, "too early"));
        Assert.Throws<InvalidOperationException>(() => new YMap().Set("k", 1));
        Assert.Throws<InvalidOperationException>(() => new YArray().Push(1));
        Assert.Throws<InvalidOperationException>(() => doc.GetMap("m").Set("root", doc.GetText("t")));
        IsAsBefore();

        doc.GetMap("m").Set("first", type);
        type.Insert(0, "now");
        Assert.Equal("now", type.ToString());
        Assert.Throws<InvalidOperationException>(() => doc.GetMap("m").Set("second", type));
        Assert.Throws<InvalidOperationException>(() => Docs.New().GetArray("a").Push(type));
    }

    [Fact]
    public void A_type_given_twice_at_once_changes_nothing()
    {
        var type = new YMap();

        Assert.Throws<InvalidOperationException>(() => doc.GetArray("a").Push(type, type));

        IsAsBefore();
    }

    [Fact]
    public void What_is_no_value_changes_nothing()
    {
        Assert.ThrowsAny<ArgumentException>(() => doc.GetMap("m").Set("k", DateTimeOffset.UnixEpoch));
        Assert.ThrowsAny<ArgumentException>(() => doc.GetArray("a").Push("sound", new object()));
        Assert.ThrowsAny<ArgumentException>(() => doc.GetArray("a").Insert(0, new List<object?> { new YText() }));
        Assert.ThrowsAny<ArgumentException>(() => doc.GetMap("m").Set("k", System.Numerics.BigInteger.Pow(2, 63)));
        IsAsBefore();
    }

    [Fact]
    public void Values_nested_beyond_the_limit_are_not_written()
    {
        object? deep = null;
        for (var i = 0; i < 200; i++)
        {
            deep = new List<object?> { deep };
        }

        Assert.ThrowsAny<ArgumentException>(() => doc.GetMap("m").Set("k", deep));
        IsAsBefore();
    }

    [Fact]
    public void A_name_has_one_type()
    {
        Assert.Throws<InvalidOperationException>(() => doc.GetMap("t"));
        Assert.Throws<InvalidOperationException>(() => doc.GetText("a"));
        Assert.Throws<InvalidOperationException>(() => doc.GetArray("m"));
        Assert.Same(doc.GetText("t"), doc.GetText("t"));
        IsAsBefore();
    }

    [Fact]
    public void A_client_number_beyond_53_bits_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Doc(new DocOptions { ClientId = 1UL << 53 }));

    [Fact]
    public void What_was_deleted_with_its_type_is_written_in_no_more()
    {
        var inner = new YText();
        doc.GetMap("m").Set("inner", inner);
        inner.Insert(0, "x");
        doc.GetMap("m").Remove("inner");

        var error = Record.Exception(() => inner.Insert(0, "into nothing"));

        Assert.True(error is null or InvalidOperationException, $"{error}");
        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of(doc.EncodeStateAsUpdate())));
        Assert.Equal(Docs.Json(doc), Docs.InYjs(doc.EncodeStateAsUpdate()).Json);
    }

#if DEBUG
    [Fact]
    public void Two_threads_in_one_document_are_noticed()
    {
        Exception? noticed = null;
        doc.Transact(_ =>
        {
            var other = new Thread(() => noticed = Record.Exception(() => doc.GetText("t").Insert(0, "x")));
            other.Start();
            other.Join();
        });

        Assert.IsType<InvalidOperationException>(noticed);
        IsAsBefore();
    }
#endif

    private void IsAsBefore()
    {
        Assert.Equal(before, doc.EncodeStateAsUpdate());
        Assert.Empty(emitted);
    }
}
