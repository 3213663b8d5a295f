namespace CommunityClusters.Crdt.Tests.Documents;

/// <summary>A text told by ids: by them two states of a document are compared.</summary>
public sealed class SpansTests
{
    [Fact]
    public void Each_run_says_who_wrote_it_and_what_was_deleted_keeps_its_ids_and_its_place()
    {
        var one = Docs.New(1);
        one.GetText("t").Insert(0, "We drop stones");
        var two = Docs.New(2);
        two.ApplyUpdate(one.EncodeStateAsUpdate());
        two.GetText("t").Insert(8, "two ");
        two.GetText("t").Delete(3, 5);

        var spans = two.GetText("t").Spans();

        Assert.Equal(
            [
                new TextSpan(new IdRange(1, 0, 3), "We ", 3, IsDeleted: false),
                new TextSpan(new IdRange(1, 3, 5), "", 0, IsDeleted: true),
                new TextSpan(new IdRange(2, 0, 4), "two ", 4, IsDeleted: false),
                new TextSpan(new IdRange(1, 8, 6), "stones", 6, IsDeleted: false),
            ],
            spans);
    }

    [Fact]
    public void A_later_state_has_all_ids_of_an_earlier_one_in_the_same_order()
    {
        var random = new Random(11);
        var doc = Docs.New(1);
        var text = doc.GetText("t");
        var earlier = new List<(ulong, ulong)>();
        for (var step = 0; step < 400; step++)
        {
            if (step % 100 == 99)
            {
                var other = Docs.New((ulong)step);
                other.ApplyUpdate(doc.EncodeStateAsUpdate());
                other.GetText("t").Insert(random.Next(text.Length + 1), "other");
                doc.ApplyUpdate(other.EncodeStateAsUpdate());
                var ids = Ids(text);
                Assert.Equal(earlier, ids.Where(earlier.Contains));
                earlier = ids;
            }
            else if (text.Length > 3 && random.Next(3) == 0)
            {
                text.Delete(random.Next(text.Length - 2), 2);
            }
            else
            {
                text.Insert(random.Next(text.Length + 1), "ab");
            }
        }

        Assert.Equal(text.ToString(), string.Concat(text.Spans().Select(s => s.Text)));
        Assert.Equal(text.Length, text.Spans().Sum(s => s.Places));
    }

    [Fact]
    public void What_only_stands_among_the_words_has_no_text_and_takes_its_place()
    {
        var embed = YjsPeer.Run<byte[]>("""
            const doc = open('one', 1)
            doc.getText('t').insert(0, 'ab')
            doc.getText('t').insertEmbed(1, { picture: 1 })
            return Y.encodeStateAsUpdate(doc)
            """);

        var spans = Docs.Of(embed).GetText("t").Spans();

        Assert.Equal([("a", 1), ("", 1), ("b", 1)], spans.Select(s => (s.Text, s.Places)));
    }

    private static List<(ulong, ulong)> Ids(YText text) =>
        [.. text.Spans().SelectMany(s => Enumerable.Range(0, (int)s.Ids.Length).Select(n => (s.Ids.Client, s.Ids.Clock + (ulong)n)))];
}
