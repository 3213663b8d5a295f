namespace CommunityClusters.Crdt.Tests.Protocols;

/// <summary>Where a remark or a cursor stands, whatever is written around it.</summary>
public sealed class RelativePositionTests
{
    private const string Setting = """
        const [one, two] = [open('here', 1), open('two', 2)]
        for (let i = 0; i < 40; i++) {
          const [author, other] = i % 2 ? [one, two] : [two, one]
          editAtRandom(author, args[0] + i, { format: i % 3 === 0, xml: true, subdocs: true })
          if (i % 5 > 0) for (const update of emitted(author)) Y.applyUpdate(other, update)
        }
        for (const update of emitted(two)) Y.applyUpdate(one, update)
        return Y.encodeStateAsUpdate(one)
        """;

    private const string Types = """
        const here = doc('here')
        const types = [here.getText('t'), here.getArray('a')]
        for (const key of [...here.getMap('m').keys()].sort()) {
          const value = here.getMap('m').get(key)
          if (value?.constructor === Y.Text || value instanceof Y.Array) types.push(value)
        }
        """;

    private readonly int seed = Seeds.Fresh();

    [Fact]
    public void Every_position_of_every_type_is_written_and_found_as_by_yjs()
    {
        for (var round = 0; round < 40; round++)
        {
            var doc = Docs.Of(YjsPeer.Run<byte[]>(Setting, seed + (1000 * round)));
            var positions = Written(doc);
            Assert.Equal(
                YjsPeer.Run<string[]>(Types + """
                    return types.flatMap(type => Array.from({ length: type.length + 1 }, (_, index) => [-1, 0, 1].map(assoc =>
                      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(type, index, assoc))).toString('hex')))).flat()
                    """),
                positions.Select(Convert.ToHexStringLower));
            AreFound(doc, positions);

            var changes = YjsPeer.Run<byte[][]>("for (let i = 0; i < 10; i++) editAtRandom(doc('here'), args[0] + i, { format: true, xml: true }); return emitted(doc('here'))", seed + round);
            foreach (var change in changes)
            {
                doc.ApplyUpdate(change);
            }

            AreFound(doc, positions);
        }
    }

    [Fact]
    public void It_stays_with_its_character()
    {
        var doc = Docs.New(1);
        var text = doc.GetText("t");
        text.Insert(0, "hello world");
        var (after, before) = (RelativePosition.FromIndex(text, 6), RelativePosition.FromIndex(text, 5, -1));

        text.Insert(0, ">>> ");
        text.Insert(9, "!");
        text.Delete(0, 4);

        Assert.Equal(new AbsolutePosition(text, 7, 0), after.ToAbsolute(doc));
        Assert.Equal(new AbsolutePosition(text, 5, -1), before.ToAbsolute(doc));
        text.Delete(6, 3);
        Assert.Equal(6, after.ToAbsolute(doc)!.Index);
    }

    [Fact]
    public void At_the_end_it_stays_at_the_end()
    {
        var doc = Docs.New(1);
        var text = doc.GetText("t");
        text.Insert(0, "ab");
        var end = RelativePosition.FromIndex(text, 2);

        text.Insert(2, "cd");

        Assert.Equal(4, RelativePosition.Decode(end.Encode()).ToAbsolute(doc)!.Index);
    }

    [Fact]
    public void Where_nothing_is_known_of_it_there_is_no_position()
    {
        var doc = Docs.New(1);
        doc.GetText("t").Insert(0, "ab");
        var position = RelativePosition.FromIndex(doc.GetText("t"), 1);

        Assert.Null(position.ToAbsolute(Docs.New(2)));
        Assert.Equal(position, RelativePosition.Decode(position.Encode()));
    }

    [Fact]
    public void A_position_that_is_not_there_is_refused()
    {
        var doc = Docs.New(1);
        doc.GetText("t").Insert(0, "ab");

        Assert.Throws<ArgumentOutOfRangeException>(() => RelativePosition.FromIndex(doc.GetText("t"), 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => RelativePosition.FromIndex(doc.GetText("t"), -1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("0001")]
    [InlineData("0105")]
    [InlineData("0302")]
    [InlineData("0102c32800")]
    [InlineData("00ffffffffffffffffffff0100")]
    public void What_is_no_position_is_malformed(string hex) =>
        Assert.Throws<MalformedUpdateException>(() => RelativePosition.Decode(Convert.FromHexString(hex)));

    private static List<byte[]> Written(Doc doc) =>
        [.. from type in Named(doc)
            from index in Enumerable.Range(0, (type is YText text ? text.Length : ((YArray)type).Count) + 1)
            from assoc in new[] { -1, 0, 1 }
            select RelativePosition.FromIndex(type, index, assoc).Encode()];

    private static IEnumerable<SharedType> Named(Doc doc)
    {
        var map = doc.GetMap("m");
        var inner = map.Keys.Order(StringComparer.Ordinal).Select(key => map.TryGet(key, out var value) ? value : null);
        return [doc.GetText("t"), doc.GetArray("a"), .. inner.Where(v => v is YText or YArray).Cast<SharedType>()];
    }

    private void AreFound(Doc doc, List<byte[]> positions)
    {
        var theirs = YjsPeer.Run<int[]?[]>(Types + """
            return args[0].map(position => {
              const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes(position)), here)
              return found && [types.indexOf(found.type), found.index, found.assoc]
            })
            """, positions);
        var types = Named(doc).ToList();
        var ours = positions.Select(p => RelativePosition.Decode(p).ToAbsolute(doc)).Select(a => a is null ? null : new[] { types.IndexOf(a.Type), a.Index, a.Assoc }).ToList();

        for (var i = 0; i < theirs.Length; i++)
        {
            Assert.True(Said(theirs[i]) == Said(ours[i]), $"seed {seed}: {Convert.ToHexStringLower(positions[i])} is at {Said(ours[i])}, but for yjs at {Said(theirs[i])} (type, index, assoc).");
        }
    }

    private static string Said(int[]? position) => position is null ? "none" : string.Join(" ", position);
}
