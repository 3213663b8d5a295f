namespace CommunityClusters.Crdt.Tests.Histories;

public sealed class TraceTests
{
    [Theory]
    [InlineData("automerge-paper")]
    [InlineData("clownschool")]
    public void All_single_updates_give_the_recorded_text_and_state(string name)
    {
        var trace = Trace.Find(name);
        var doc = new Doc();
        var text = doc.GetText("text");

        foreach (var update in trace.Singles())
        {
            doc.ApplyUpdate(update);
        }

        Assert.True(trace.Text == text.ToString(), "Another text came out.");
        Assert.Equal(trace.Text.Length, text.Length);
        Assert.True(trace.Whole.AsSpan().SequenceEqual(doc.EncodeStateAsUpdate()), "Another state came out.");
    }

    [Theory]
    [InlineData("automerge-paper")]
    [InlineData("clownschool")]
    public void The_whole_update_gives_the_recorded_text_and_itself(string name)
    {
        var trace = Trace.Find(name);
        var doc = new Doc();

        doc.ApplyUpdate(trace.Whole);

        Assert.True(trace.Text == doc.GetText("text").ToString(), "Another text came out.");
        Assert.True(trace.Whole.AsSpan().SequenceEqual(doc.EncodeStateAsUpdate()), "Another state came out.");
    }

    [Theory]
    [InlineData("automerge-paper", 2_000)]
    [InlineData("clownschool", int.MaxValue)]
    public void Merged_without_a_document_the_updates_give_the_recorded_text(string name, int most)
    {
        var trace = Trace.Find(name);
        var singles = trace.Singles();
        var one = new Doc();

        one.ApplyUpdate(Updates.Merge([.. singles.Take(most).Select(u => (ReadOnlyMemory<byte>)u)]));
        foreach (var update in singles.Skip(most))
        {
            one.ApplyUpdate(update);
        }

        Assert.True(trace.Text == one.GetText("text").ToString(), "Another text came out.");
    }

    [Fact]
    public void What_was_typed_is_written_as_yjs_wrote_it()
    {
        var trace = Trace.Find("automerge-paper");
        var recorded = trace.Singles();
        var doc = new Doc(new DocOptions { ClientId = Updates.RangesOf(recorded[0]).Structs[0].Client });
        var text = doc.GetText("text");
        var emitted = new List<byte[]>();
        doc.UpdateEmitted += (update, _) => emitted.Add(update);

        foreach (var patches in trace.Edits())
        {
            doc.Transact(_ =>
            {
                foreach (var patch in patches)
                {
                    text.Delete(patch.At, patch.Deleted);
                    text.Insert(patch.At, patch.Inserted);
                }
            });
        }

        Assert.True(trace.Text == text.ToString(), "Another text came out.");
        Assert.Equal(recorded.Count, emitted.Count);
        var first = recorded.Zip(emitted).Index().FirstOrDefault(p => !p.Item.First.AsSpan().SequenceEqual(p.Item.Second));
        Assert.True(first.Item.First is null, first.Item.First is null ? "" : $"Update {first.Index}: {Convert.ToHexStringLower(first.Item.First)} / {Convert.ToHexStringLower(first.Item.Second)}");
        Assert.True(trace.Whole.AsSpan().SequenceEqual(doc.EncodeStateAsUpdate()), "Another state came out.");
    }

    [Theory]
    [InlineData("clownschool")]
    public void Backwards_and_twice_the_updates_give_the_recorded_text(string name)
    {
        var trace = Trace.Find(name);
        var doc = new Doc();
        var singles = trace.Singles();

        foreach (var block in singles.Chunk(500).Reverse())
        {
            foreach (var update in block.Reverse().Concat(block))
            {
                doc.ApplyUpdate(update);
            }
        }

        Assert.False(doc.HasPending);
        Assert.True(trace.Text == doc.GetText("text").ToString(), "Another text came out.");
        Assert.True(trace.Whole.AsSpan().SequenceEqual(doc.EncodeStateAsUpdate()) || Peers.States.Compare(trace.Whole, doc.EncodeStateAsUpdate()) is "cut", "Another state came out.");
    }
}
