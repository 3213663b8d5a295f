using CommunityClusters.Crdt.Tests.Peers;

namespace CommunityClusters.Crdt.Tests.Encoding;

public sealed class FixtureTests
{
    private static readonly string[] Alike = ["equal", "cut"];

    public static TheoryData<string> Names => [.. Fixtures.All.Select(f => f.Name)];

    [Theory, MemberData(nameof(Names))]
    public void The_same_bytes_come_out_and_the_content_is_as_expected(string name)
    {
        var fixture = Fixtures.Named(name);
        var doc = Docs.New(99, fixture.GarbageCollect);

        doc.ApplyUpdate(fixture.Update);

        Assert.Equal(Convert.ToHexString(fixture.Update), Convert.ToHexString(doc.EncodeStateAsUpdate()));
        Assert.Equal(fixture.Json, Docs.Json(doc));
        Assert.Equal(YjsPeer.Run<byte[]>("return Y.encodeStateVector(applied(bytes(args[0])))", fixture.Update), doc.EncodeStateVector());
    }

    [Theory, MemberData(nameof(Names))]
    public void Roots_may_be_named_after_their_content_has_come(string name)
    {
        var fixture = Fixtures.Named(name);
        var doc = new Doc(new DocOptions { ClientId = 99, GarbageCollect = fixture.GarbageCollect });

        doc.ApplyUpdate(fixture.Update);

        Assert.Equal(fixture.Json, Docs.Json(Docs.WithRoots(doc)));
        Assert.Equal(fixture.Update, doc.EncodeStateAsUpdate());
    }

    [Theory, MemberData(nameof(Names))]
    public void It_may_come_twice(string name)
    {
        var fixture = Fixtures.Named(name);
        var doc = Docs.New(99, fixture.GarbageCollect);

        doc.ApplyUpdate(fixture.Update);
        doc.ApplyUpdate(fixture.Update);

        Assert.Equal(fixture.Update, doc.EncodeStateAsUpdate());
        Assert.Equal(fixture.Json, Docs.Json(doc));
    }

    [Theory, MemberData(nameof(Names))]
    public void Merged_with_itself_and_compared_with_nothing_it_stays_what_it_is(string name)
    {
        var update = Fixtures.Named(name).Update;

        Assert.Contains(States.Compare(update, Updates.Merge([update])), Alike);
        Assert.Contains(States.Compare(update, Updates.Merge([update, update])), Alike);
        Assert.Contains(States.Compare(update, Updates.Diff(update, [0])), Alike);
    }

    [Theory, MemberData(nameof(Names))]
    public void Yjs_still_makes_these_bytes(string name)
    {
        var fixture = Fixtures.Named(name);

        var made = YjsPeer.Run<byte[]>($"const made = (() => {{ {fixture.Js}\n }})(); return made instanceof Uint8Array ? made : Y.encodeStateAsUpdate(made)");

        Assert.Equal(Convert.ToHexString(fixture.Update), Convert.ToHexString(made));
        Assert.Equal(fixture.Json, YjsPeer.Run<string>("const doc = open('echo', 99); Y.applyUpdate(doc, bytes(args[0])); return jsonOf(doc)", fixture.Update));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_part_cut_off_is_malformed_and_changes_nothing(string name)
    {
        var update = Fixtures.Named(name).Update;
        var doc = Docs.New(99);
        doc.GetText("t").Insert(0, "before");
        var before = doc.EncodeStateAsUpdate();

        for (var length = 0; length < update.Length; length++)
        {
            var error = Assert.Throws<MalformedUpdateException>(() => doc.ApplyUpdate(update.AsSpan(0, length)));
            Assert.InRange(error.Position, 0, length);
            Assert.Equal(before, doc.EncodeStateAsUpdate());
            Assert.False(doc.HasPending);
        }
    }
}
