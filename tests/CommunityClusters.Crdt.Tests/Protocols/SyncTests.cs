namespace CommunityClusters.Crdt.Tests.Protocols;

/// <summary>The sync messages of y-protocols.</summary>
public sealed class SyncTests
{
    private const string Theirs = """
        const answer = work => { const encoder = encoding.createEncoder(); work(encoder); return encoding.toUint8Array(encoder) }
        const theirs = applied(...args.slice(1).map(bytes))
        """;

    private readonly Doc doc = Docs.Of(Encoding.Fixtures.Named("Two_who_write_at_the_same_place").Update);

    [Fact]
    public void The_first_step_is_that_of_yjs() =>
        AreEqual($"{Theirs}\nreturn answer(e => syncProtocol.writeSyncStep1(e, theirs))", Sync.WriteStep1(doc));

    [Theory]
    [InlineData("00")]
    [InlineData("010105")]
    [InlineData("0202030109")]
    public void The_second_step_is_that_of_yjs(string vector) =>
        AreEqual($"{Theirs}\nreturn answer(e => syncProtocol.writeSyncStep2(e, theirs, hex('{vector}')))", Sync.WriteStep2(doc, Convert.FromHexString(vector)));

    [Fact]
    public void An_update_is_that_of_yjs() =>
        AreEqual($"{Theirs}\nreturn answer(e => syncProtocol.writeUpdate(e, bytes(args[1])))", Sync.WriteUpdate(doc.EncodeStateAsUpdate()));

    [Fact]
    public void A_first_step_is_answered_with_the_second()
    {
        var stranger = Docs.New(9);
        var answer = Sync.Answer(doc, Sync.WriteStep1(stranger));

        Assert.Equal(Sync.WriteStep2(doc, stranger.EncodeStateVector()), answer);
        Assert.Null(Sync.Answer(stranger, answer!));
        Assert.Equal(Docs.Json(doc), Docs.Json(stranger));
    }

    [Fact]
    public void An_update_is_taken_with_its_origin_and_needs_no_answer()
    {
        var stranger = Docs.New(9);
        object? heard = null;
        stranger.UpdateEmitted += (_, origin) => heard = origin;

        Assert.Null(Sync.Answer(stranger, Sync.WriteUpdate(doc.EncodeStateAsUpdate()), "socket"));

        Assert.Equal("socket", heard);
        Assert.Equal(doc.EncodeStateAsUpdate(), stranger.EncodeStateAsUpdate());
    }

    [Fact]
    public void Messages_are_read_without_a_document()
    {
        var (vector, update) = (doc.EncodeStateVector(), doc.EncodeStateAsUpdate());

        Read(Sync.WriteStep1(doc), SyncMessageKind.Step1, vector);
        Read(Sync.WriteStep2(doc, default), SyncMessageKind.Step2, update);
        Read(Sync.WriteUpdate(update), SyncMessageKind.Update, update);
    }

    [Fact]
    public void After_both_steps_both_ways_ours_and_theirs_hold_the_same()
    {
        var ours = Docs.New(9);
        ours.GetText("t").Insert(0, "ours ");
        YjsPeer.Run("const d = open('handshake', 8); d.getText('t').insert(0, 'theirs '); d.getMap('m').set('k', 1)");
        const string read = """
            const encoder = encoding.createEncoder()
            syncProtocol.readSyncMessage(decoding.createDecoder(bytes(args[0])), encoder, doc('handshake'), 'test')
            return encoding.toUint8Array(encoder)
            """;

        Assert.Null(Sync.Answer(ours, YjsPeer.Run<byte[]>(read, Sync.WriteStep1(ours))));
        var first = YjsPeer.Run<byte[]>("const encoder = encoding.createEncoder(); syncProtocol.writeSyncStep1(encoder, doc('handshake')); return encoding.toUint8Array(encoder)");
        Assert.Empty(YjsPeer.Run<byte[]>(read, Sync.Answer(ours, first)));

        var theirs = YjsPeer.Run<YjsState>("return stateOf(doc('handshake'))");
        Assert.Equal(theirs.Json, Docs.Json(ours));
        Assert.Equal(theirs.Update, ours.EncodeStateAsUpdate());
    }

    [Theory]
    [InlineData("")]
    [InlineData("03")]
    [InlineData("030100")]
    [InlineData("00")]
    [InlineData("0005")]
    [InlineData("02ffffffff0f00")]
    public void What_is_no_message_is_malformed(string hex)
    {
        var message = Convert.FromHexString(hex);

        Assert.Throws<MalformedUpdateException>(() => Sync.ReadMessage(message));
        Assert.Throws<MalformedUpdateException>(() => Sync.Answer(doc, message));
    }

    private static void Read(byte[] message, SyncMessageKind kind, byte[] payload)
    {
        var read = Sync.ReadMessage(message);
        Assert.Equal(kind, read.Kind);
        Assert.Equal(payload, read.Payload.ToArray());
    }

    private void AreEqual(string js, byte[] ours) =>
        Assert.Equal(Convert.ToHexStringLower(YjsPeer.Run<byte[]>(js, null, doc.EncodeStateAsUpdate())), Convert.ToHexStringLower(ours));
}
