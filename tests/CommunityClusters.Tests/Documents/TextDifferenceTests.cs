using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Tests.Documents;

public sealed class TextDifferenceTests
{
    private static readonly IdRanges NothingTaken = new(Array.Empty<IdRange>());

    [Fact]
    public void Whatever_two_people_did_the_difference_shows_exactly_the_older_and_the_newer_text()
    {
        var random = new Random(7);
        string[] words = ["light ", "bends\n", "at ", "a ", "boundary. ", "- first\n", "**why** ", "😀", "زاویہ "];
        for (var round = 0; round < 200; round++)
        {
            var (one, two) = (new Doc(), new Doc());
            one.GetText("t").Insert(0, "Light bends at a boundary between two media.");
            Write(one, 10);
            two.ApplyUpdate(one.EncodeStateAsUpdate());
            Write(two, 5);
            one.ApplyUpdate(two.EncodeStateAsUpdate());
            var (older, before) = (one.GetText("t").Spans(), one.GetText("t").ToString());
            Write(one, random.Next(12));
            Write(two, random.Next(12));
            one.ApplyUpdate(two.EncodeStateAsUpdate());

            var pieces = TextDifference.Between(older, one.GetText("t").Spans(), NothingTaken);

            Assert.Equal(before, Text(pieces, Fate.Removed));
            Assert.Equal(one.GetText("t").ToString(), Text(pieces, Fate.Added));
        }

        void Write(Doc doc, int times)
        {
            var text = doc.GetText("t");
            for (var i = 0; i < times; i++)
            {
                // Whole characters, as an editor does.
                var at = Whole(text.ToString(), random.Next(text.Length + 1));
                if (random.Next(3) == 0)
                {
                    text.Delete(at, Whole(text.ToString(), Math.Min(text.Length, at + random.Next(8))) - at is > 0 and var length ? length : 0);
                }
                else
                {
                    text.Insert(at, words[random.Next(words.Length)]);
                }
            }
        }
    }

    [Fact]
    public void A_word_of_which_a_letter_changed_is_told_as_a_word()
    {
        var doc = new Doc();
        var text = doc.GetText("t");
        text.Insert(0, "the angel of incidence");
        var older = text.Spans();
        text.Delete(7, 2);
        text.Insert(7, "le");

        Assert.Equal(
            [(Fate.Same, "the "), (Fate.Removed, "angel"), (Fate.Added, "angle"), (Fate.Same, " of incidence")],
            TextDifference.Between(older, text.Spans(), NothingTaken).Select(p => (p.Fate, p.Text)));
    }

    [Fact]
    public void What_was_deleted_and_written_again_alike_is_the_same()
    {
        var doc = new Doc();
        var text = doc.GetText("t");
        text.Insert(0, "one two three");
        var older = text.Spans();
        text.Delete(4, 4);
        text.Insert(4, "two ");

        Assert.All(TextDifference.Between(older, text.Spans(), NothingTaken), p => Assert.Equal(Fate.Same, p.Fate));
    }

    [Fact]
    public void Each_piece_that_was_added_has_its_author()
    {
        var (one, two) = (new Doc(), new Doc());
        one.GetText("t").Insert(0, "Light ");
        two.ApplyUpdate(one.EncodeStateAsUpdate());
        two.GetText("t").Insert(6, "bends");
        one.ApplyUpdate(two.EncodeStateAsUpdate());

        Assert.Equal([(one.ClientId, "Light "), (two.ClientId, "bends")], TextDifference.Between([], one.GetText("t").Spans(), NothingTaken).Select(p => (p.Client, p.Text)));
    }

    [Fact]
    public void Where_words_were_taken_down_the_difference_says_so_and_not_what()
    {
        var doc = new Doc();
        var text = doc.GetText("t");
        text.Insert(0, "one two three");
        var taken = new IdRange(doc.ClientId, 4, 4);
        text.Delete(4, 4);

        Assert.Equal(
            [(Fate.Same, "one "), (Fate.TakenDown, ""), (Fate.Same, "three")],
            TextDifference.Between(text.Spans(), text.Spans(), new IdRanges([taken])).Select(p => (p.Fate, p.Text)));
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string Text(IEnumerable<Piece> pieces, Fate with) => string.Concat(pieces.Where(p => p.Fate == Fate.Same || p.Fate == with).Select(p => p.Text));
}
