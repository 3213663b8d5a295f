namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>Bytes no sound program writes.</summary>
public sealed class AllOrNothingTests
{
    [Theory]
    [InlineData("", "nothing at all")]
    [InlineData("01ffffffff0f0100", "more structs than there are bytes")]
    [InlineData("ffffffffffffff0f", "more clients than there are bytes")]
    [InlineData("0101010004010174ffffff7f61", "a string longer than the input")]
    [InlineData("01010100080101 61ffffffff0f7e00", "more values than there are bytes")]
    [InlineData("0101010008010161 0175ffffffff0f00", "an array longer than the input")]
    [InlineData("0101010008010161 0176ffffffff0f00", "an object longer than the input")]
    [InlineData("0101010008010161 0174ffffff7f00", "bytes longer than the input")]
    [InlineData("0101010003010161ffffff7f0000", "binary content longer than the input")]
    [InlineData("0101010008010161 014000", "an unknown kind of value")]
    [InlineData("010101000b01016100", "an unknown kind of content")]
    [InlineData("010101001f01016100", "the last unknown kind of content")]
    [InlineData("0101010007010161 0700", "an unknown kind of type")]
    [InlineData("0101010004010174 02c32800", "a string that is not UTF-8")]
    [InlineData("0101010005010174 027b7b00", "an embed that is not JSON")]
    [InlineData("0101010006010174 0162027b7b00", "a format that is not JSON")]
    [InlineData("0101010002010161 01027b7b00", "JSON content that is not JSON")]
    [InlineData("0101ffffffffffffffffff01000401017401 6100", "a client of more than 53 bits")]
    [InlineData("010101ffffffffffffff0f000200", "a clock that grows beyond 53 bits")]
    [InlineData("0001010180", "a delete set that ends in the middle of a number")]
    [InlineData("00ffffffff0f", "more clients in the delete set than there are bytes")]
    [InlineData("000101ffffffff0f0101", "more ranges in the delete set than there are bytes")]
    [InlineData("0101010001010174 ffffffffffffffff7f00", "deleted content of more than 53 bits")]
    public void Malformed_updates_are_refused_and_change_nothing(string hex, string what)
    {
        var doc = Docs.Of(Encoding.Fixtures.Named("Formats").Update);
        var before = doc.EncodeStateAsUpdate();
        var update = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

        var error = Record.Exception(() => doc.ApplyUpdate(update));

        Assert.True(error is MalformedUpdateException, $"{what}: {error}");
        Assert.InRange(((MalformedUpdateException)error).Position, 0, update.Length);
        Assert.Equal(before, doc.EncodeStateAsUpdate());
        Assert.False(doc.HasPending);
    }

    [Fact]
    public void What_comes_before_the_fault_is_not_taken_either()
    {
        var sound = Encoding.Fixtures.Named("Two_who_write_at_the_same_place").Update;
        var doc = Docs.New(5);

        Assert.Throws<MalformedUpdateException>(() => doc.ApplyUpdate(sound.AsSpan(0, sound.Length - 1)));

        Assert.Equal(Docs.New().EncodeStateAsUpdate(), doc.EncodeStateAsUpdate());
        Assert.Equal(Docs.Json(Docs.New()), Docs.Json(doc));
        doc.ApplyUpdate(sound);
        Assert.Equal(sound, doc.EncodeStateAsUpdate());
    }

    [Fact]
    public void No_root_is_named_by_what_was_refused()
    {
        var sound = Encoding.Fixtures.Named("A_string").Update;
        var doc = new Doc();

        Assert.Throws<MalformedUpdateException>(() => doc.ApplyUpdate(sound.AsSpan(0, sound.Length - 1)));

        Assert.Equal("{}", Canonical.Json(doc.ToJson()));
        doc.GetMap("t");
    }

    [Theory]
    [InlineData(60, 64, true)]
    [InlineData(100, 64, false)]
    [InlineData(100, 128, true)]
    [InlineData(100_000, 64, false)]
    public void Values_are_nested_up_to_the_limit(int depth, int limit, bool taken)
    {
        byte[] update = [.. Convert.FromHexString("010101000801016101"), .. Enumerable.Repeat<byte[]>([0x75, 1], depth).SelectMany(b => b), 0x7E, 0];
        var doc = new Doc(new DocOptions { NestingLimit = limit });

        var error = Record.Exception(() => doc.ApplyUpdate(update));

        Assert.True(taken ? error is null : error is MalformedUpdateException, $"{error}");
    }

    [Fact]
    public void JSON_is_nested_up_to_the_limit_too()
    {
        var json = System.Text.Encoding.UTF8.GetBytes(new string('[', 100) + new string(']', 100));
        byte[] update = [.. Convert.FromHexString("0101010005010174c801"), .. json, 0];

        Assert.Throws<MalformedUpdateException>(() => new Doc().ApplyUpdate(update));
        new Doc(new DocOptions { NestingLimit = 200 }).ApplyUpdate(update);
    }

    [Fact]
    public void A_huge_range_of_deletions_takes_no_room()
    {
        var doc = Docs.New();

        doc.ApplyUpdate(Convert.FromHexString("00010101" + "00" + "ffffffffffff03"));

        Assert.True(doc.HasPending);
        Assert.InRange(doc.EncodeStateAsUpdate().Length, 10, 30);
    }

    [Fact]
    public void Types_nested_far_beyond_any_stack_are_read_and_written()
    {
        const int depth = 20_000;
        var update = YjsPeer.Run<byte[]>("""
            const doc = open('deep', 1)
            let array = doc.getArray('a')
            doc.transact(() => { for (let i = 0; i < args[0]; i++) { const inner = new Y.Array(); array.insert(0, [inner]); array = inner } })
            return Y.encodeStateAsUpdate(doc)
            """, depth);
        var doc = Docs.Of(update);

        Assert.Equal(update, doc.EncodeStateAsUpdate());
        doc.GetArray("a").Delete(0);
        Assert.Equal(0, doc.GetArray("a").Count);
        Assert.InRange(doc.EncodeStateAsUpdate().Length, 5, 100);
    }
}
