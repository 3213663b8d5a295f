using System.Text.Json.Nodes;

namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>Updates that no editor writes, made to spoil a document or to wear the server out.</summary>
public sealed class HostileDocumentTests
{
    [Fact]
    public void A_block_that_says_where_its_known_part_stands_otherwise_leaves_no_empty_list_behind()
    {
        var doc = new Doc();
        doc.ApplyUpdate(Convert.FromHexString("0201020027" + "01016d016101" + "0101000401017401" + "7800"));
        doc.ApplyUpdate(Convert.FromHexString("0101010028000200016b027e7e" + "0102010001"));

        Assert.Empty(doc.GetMap("m").Keys);
        Assert.StartsWith("x", doc.GetText("t").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_builds_on_nothing_unknown_is_taken_however_full_the_waiting_room_is()
    {
        var doc = new Doc(new DocOptions { PendingLimit = 32 });
        doc.ApplyUpdate(Convert.FromHexString("0101090184090007" + "61616161616161" + "00"));
        Assert.True(doc.HasPending);

        doc.ApplyUpdate(Convert.FromHexString("01010500040101740178" + "00"));
        doc.ApplyUpdate(Convert.FromHexString("01010900040101740179" + "00"));

        Assert.False(doc.HasPending);
        Assert.Equal(9, doc.GetText("t").Length);
    }

    [Fact]
    public void A_whole_history_is_taken_however_much_in_it_is_deleted()
    {
        var author = new Doc(new DocOptions { ClientId = 1 });
        var text = author.GetText("t");
        text.Insert(0, new string('x', 400));
        author.Transact(_ =>
        {
            for (var i = 0; i < 200; i++)
            {
                text.Delete(i, 1);
            }
        });

        var doc = new Doc(new DocOptions { PendingLimit = 100 });
        doc.ApplyUpdate(author.EncodeStateAsUpdate());

        Assert.Equal(200, doc.GetText("t").Length);
    }

    [Fact]
    public void Values_nested_as_deep_as_the_document_allows_wait_and_are_passed_on_too()
    {
        var options = new DocOptions { ClientId = 1, NestingLimit = 200 };
        var author = new Doc(options);
        var updates = new List<byte[]>();
        author.UpdateEmitted += (update, _) => updates.Add(update);
        author.GetArray("a").Push("first");
        author.GetArray("a").Push(Enumerable.Range(0, 100).Aggregate((object)"deep", (inner, _) => new object?[] { inner }));

        var reader = new Doc(options with { ClientId = 2 });
        reader.ApplyUpdate(updates[1]);
        var late = new Doc(options with { ClientId = 3 });
        late.ApplyUpdate(reader.EncodeStateAsUpdate());
        late.ApplyUpdate(updates[0]);

        Assert.False(late.HasPending);
        Assert.True(JsonNode.DeepEquals(author.ToJson(), late.GetArray("a").Count == 2 ? late.ToJson() : null));
    }

    [Fact]
    public void A_long_array_is_cut_at_every_second_value_without_a_copy_of_the_rest_each_time()
    {
        const int Many = 40_000;
        var author = new Doc(new DocOptions { ClientId = 1 });
        author.GetArray("a").Push([.. Enumerable.Repeat<object?>(null, Many)]);
        var doc = new Doc();
        doc.ApplyUpdate(author.EncodeStateAsUpdate());
        var before = GC.GetAllocatedBytesForCurrentThread();

        doc.ApplyUpdate(Bytes.Of([0, 1, 1, Many / 2, .. Enumerable.Range(0, Many / 2).SelectMany(i => new long[] { 2 * i, 1 })]));

        Assert.Equal(Many / 2, doc.GetArray("a").Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000L * Many);
    }

    [Fact]
    public void A_long_text_is_cut_at_every_second_character_without_a_copy_of_the_rest_each_time()
    {
        const int Many = 100_000;
        var author = new Doc(new DocOptions { ClientId = 1 });
        author.GetText("t").Insert(0, new string('x', Many));
        var doc = new Doc();
        doc.ApplyUpdate(author.EncodeStateAsUpdate());
        var before = GC.GetAllocatedBytesForCurrentThread();

        doc.ApplyUpdate(Bytes.Of([0, 1, 1, Many / 2, .. Enumerable.Range(0, Many / 2).SelectMany(i => new long[] { 2 * i, 1 })]));

        Assert.Equal(Many / 2, doc.GetText("t").Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000L * Many);
    }

    [Fact]
    public void Somebody_who_writes_under_our_id_makes_us_take_another_even_within_a_transaction()
    {
        var other = new Doc(new DocOptions { ClientId = 42 });
        other.GetText("t").Insert(0, "theirs");
        var doc = new Doc(new DocOptions { ClientId = 42 });

        doc.Transact(_ => doc.ApplyUpdate(other.EncodeStateAsUpdate()));

        Assert.NotEqual(42UL, doc.ClientId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(DocOptions.DeepestNesting + 1)]
    public void A_limit_that_is_none_is_refused(int nesting) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Doc(new DocOptions { NestingLimit = nesting }));

    [Fact]
    public void A_root_that_only_a_cursor_names_is_not_kept()
    {
        var other = new Doc();
        var position = RelativePosition.FromIndex(other.GetText("made up"), 0).Encode();
        var doc = new Doc();

        Assert.Null(RelativePosition.Decode(position).ToAbsolute(doc));
        Assert.Empty(doc.ToJson().AsObject());
    }

    [Fact]
    public void Of_several_updates_the_malformed_one_is_named() =>
        Assert.Contains("number 1", Assert.Throws<MalformedUpdateException>(() => Updates.Merge([new byte[] { 0, 0 }, new byte[] { 9 }])).Message, StringComparison.Ordinal);

    [Fact]
    public void Many_small_deletions_that_wait_are_bounded_by_what_they_hold_not_by_how_short_they_are_written()
    {
        var doc = new Doc(new DocOptions { PendingLimit = 1000 });

        Assert.Throws<PendingLimitException>(() => doc.ApplyUpdate(Bytes.Of([0, 1, 9, 64, .. Enumerable.Range(0, 64).SelectMany(i => new long[] { 2 * i, 1 })])));
        Assert.False(doc.HasPending);
    }

    [Fact]
    public void What_was_cut_off_a_long_text_is_not_kept_for_the_sake_of_the_rest()
    {
        const int Many = 4_000_000;
        var doc = new Doc();
        doc.GetText("t").Insert(0, new string('x', Many));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        doc.GetText("t").Delete(1, Many - 2);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, -Many);
        Assert.Equal("xx", doc.GetText("t").ToString());
    }

    [Fact]
    public void What_was_deleted_before_it_was_written_here_is_deleted_with_the_next_update()
    {
        var doc = new Doc(new DocOptions { ClientId = 7 });
        doc.ApplyUpdate(Bytes.Of([0, 1, 7, 1, 0, 5]));
        doc.GetText("t").Insert(0, "hello");
        var other = new Doc(new DocOptions { ClientId = 9 });
        other.GetText("u").Insert(0, "x");

        doc.ApplyUpdate(other.EncodeStateAsUpdate());

        Assert.Equal("", doc.GetText("t").ToString());
        Assert.False(doc.HasPending);
    }

    [Fact]
    public void What_waits_may_come_again_however_full_it_is()
    {
        var doc = new Doc(new DocOptions { PendingLimit = 100 });
        byte[] waits = [1, 1, 9, 7, 0x84, 9, 6, 60, .. Enumerable.Repeat((byte)'a', 60), 0];

        doc.ApplyUpdate(waits);
        doc.ApplyUpdate(waits);

        Assert.True(doc.HasPending);
    }

    [Fact]
    public void Text_under_a_key_is_not_joined_by_merging_for_there_the_second_replaces_the_first()
    {
        var first = Convert.FromHexString("0101010024" + "01016d016b" + "026162" + "00");
        var second = Convert.FromHexString("01010102a4" + "0101" + "0163" + "00");
        var one = new Doc();
        one.ApplyUpdate(first);
        one.ApplyUpdate(second);
        var merged = new Doc();
        merged.ApplyUpdate(Updates.Merge([first, second]));

        Assert.Equal(one.EncodeStateAsUpdate(), merged.EncodeStateAsUpdate());
    }
}
