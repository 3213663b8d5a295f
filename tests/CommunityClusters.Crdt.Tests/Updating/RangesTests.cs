namespace CommunityClusters.Crdt.Tests.Updating;

/// <summary>Who writes and deletes what, for deciding who may.</summary>
public sealed class RangesTests
{
    [Fact]
    public void An_empty_update_writes_and_deletes_nothing()
    {
        var ranges = Updates.RangesOf([0, 0]);

        Assert.Empty(ranges.Structs);
        Assert.Empty(ranges.Deletes);
    }

    [Fact]
    public void What_two_wrote_and_one_deleted_is_told_apart()
    {
        var ranges = Updates.RangesOf(Encoding.Fixtures.Named("Two_who_write_at_the_same_place").Update);

        Assert.Equal([new IdRange(1, 0, 9), new IdRange(2, 0, 3)], ranges.Structs.OrderBy(r => r.Client));
        Assert.Equal([new IdRange(1, 0, 2)], ranges.Deletes);
    }

    [Fact]
    public void What_is_skipped_is_not_written()
    {
        var ranges = Updates.RangesOf(Encoding.Fixtures.Named("A_skip_where_an_update_is_missing").Update);

        Assert.Equal([new IdRange(1, 0, 4), new IdRange(1, 8, 5)], ranges.Structs);
    }

    [Fact]
    public void Deletions_alone_have_no_structs()
    {
        var doc = Docs.Of(Encoding.Fixtures.Named("A_string").Update);
        byte[]? update = null;
        doc.UpdateEmitted += (emitted, _) => update = emitted;
        doc.Transact(_ =>
        {
            doc.GetText("t").Delete(3, 1);
            doc.GetText("t").Delete(0, 2);
        });

        var ranges = Updates.RangesOf(update);

        Assert.Empty(ranges.Structs);
        Assert.Equal([new IdRange(1, 0, 2), new IdRange(1, 3, 1)], ranges.Deletes);
    }

    [Fact]
    public void Of_every_fixture_they_are_what_yjs_reads()
    {
        const string js = """
            const { structs, ds } = Y.decodeUpdate(bytes(args[0]))
            return [
              structs.filter(s => !s.constructor.name.startsWith('Skip')).map(s => [s.id.client, s.id.clock, s.length]),
              [...ds.clients].flatMap(([client, ranges]) => ranges.map(r => [client, r.clock, r.len]))
            ]
            """;
        foreach (var fixture in Encoding.Fixtures.All)
        {
            var theirs = YjsPeer.Run<ulong[][][]>(js, fixture.Update);
            var ours = Updates.RangesOf(fixture.Update);

            Assert.Equal(Joined(theirs[0].Select(r => new IdRange(r[0], r[1], r[2]))), Joined(ours.Structs));
            Assert.Equal(Joined(theirs[1].Select(r => new IdRange(r[0], r[1], r[2]))), Joined(ours.Deletes));
        }
    }

    private static List<IdRange> Joined(IEnumerable<IdRange> ranges)
    {
        var joined = new List<IdRange>();
        foreach (var range in ranges.OrderBy(r => r.Client).ThenBy(r => r.Clock))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Client == range.Client && last.Clock + last.Length == range.Clock)
            {
                joined[^1] = last with { Length = last.Length + range.Length };
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }
}
