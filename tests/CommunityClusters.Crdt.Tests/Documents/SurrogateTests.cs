namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>An emoji is two UTF-16 units; where one is cut off, yjs makes each half U+FFFD for good, and so must everybody.</summary>
public sealed class SurrogateTests
{
    private readonly Doc doc = Docs.New(1);
    private readonly List<byte[]> emitted = [];

    public SurrogateTests()
    {
        doc.UpdateEmitted += (update, _) => emitted.Add(update);
        doc.GetText("t").Insert(0, "a😀b😀");
    }

    [Fact]
    public void Lengths_count_units() => Assert.Equal(6, doc.GetText("t").Length);

    [Fact]
    public void An_insertion_between_the_halves_spoils_both()
    {
        doc.GetText("t").Insert(2, "x");

        IsEverywhere("a\uFFFDx\uFFFDb😀");
    }

    [Theory]
    [InlineData(1, 1, "a\uFFFDb😀")]
    [InlineData(2, 1, "a\uFFFDb😀")]
    [InlineData(2, 3, "a\uFFFD\uFFFD")]
    [InlineData(1, 2, "ab😀")]
    [InlineData(0, 6, "")]
    public void A_deletion_spoils_the_half_that_stays(int at, int length, string left)
    {
        doc.GetText("t").Delete(at, length);

        IsEverywhere(left);
    }

    [Fact]
    public void What_another_cuts_is_cut_here()
    {
        var theirs = YjsPeer.Run<byte[]>("const d = open('cuts', 2); Y.applyUpdate(d, bytes(args[0])); d.getText('t').insert(5, 'x'); d.getText('t').delete(1, 1); return Y.encodeStateAsUpdate(d)", doc.EncodeStateAsUpdate());

        doc.ApplyUpdate(theirs);

        IsEverywhere("a\uFFFDb\uFFFDx\uFFFD");
    }

    [Fact]
    public void Half_a_pair_is_never_written()
    {
        doc.GetText("t").Insert(0, "\uD83D");
        doc.GetText("t").Insert(1, "\uDE00");
        doc.GetMap("m").Set("k\uD83D", "v\uDE00");

        Assert.StartsWith("\uFFFD\uFFFDa", doc.GetText("t").ToString(), StringComparison.Ordinal);
        Assert.Equal(Docs.Json(doc), Docs.Json(Docs.Of([.. emitted])));
        Assert.Equal(Docs.Json(doc), Docs.InYjs([.. emitted]).Json);
    }

    [Fact]
    public void A_state_vector_in_the_middle_of_a_pair_is_answered_as_yjs_answers()
    {
        byte[] vector = [1, 1, 2];
        var theirs = YjsPeer.Run<byte[]>("return Y.encodeStateAsUpdate(applied(bytes(args[0])), bytes(args[1]))", doc.EncodeStateAsUpdate(), vector);

        Assert.Equal(Convert.ToHexStringLower(theirs), Convert.ToHexStringLower(doc.EncodeStateAsUpdate(vector)));
        Assert.Equal(
            Convert.ToHexStringLower(YjsPeer.Run<byte[]>("return Y.diffUpdate(bytes(args[0]), bytes(args[1]))", doc.EncodeStateAsUpdate(), vector)),
            Convert.ToHexStringLower(Updates.Diff(doc.EncodeStateAsUpdate(), vector)));
    }

    private void IsEverywhere(string text)
    {
        Assert.Equal(text, doc.GetText("t").ToString());
        Assert.Equal(text, Docs.Of([.. emitted]).GetText("t").ToString());
        Assert.Equal(text, Docs.Of(doc.EncodeStateAsUpdate()).GetText("t").ToString());
        var theirs = Docs.InYjs([.. emitted]);
        Assert.Equal(Docs.Json(doc), theirs.Json);
        Assert.Equal(Docs.Json(doc), Docs.InYjs(doc.EncodeStateAsUpdate()).Json);
    }
}
