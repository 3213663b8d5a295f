namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>
/// A document of ours. Its shadow is a document of yjs that takes the same updates and makes the same edits in the same order, and so must
/// be the same at every moment, down to what waits. (To be told of our edits would not do: blocks that one who deletes leaves as they are
/// may become one with those who hear of it, in yjs too. With formats there is none: yjs then tidies up of its own accord, and we need not.)
/// </summary>
internal sealed class OurPeer : ISessionPeer
{
    private const string Local = "local";
    private readonly Doc doc;
    private readonly List<byte[]> made = [];
    private readonly List<byte[]> shadowHasYetToMake = [];

    // Updates, and what was done here.
    private readonly List<object> shadowHasYetToDo = [];
    private readonly string? shadow;

    public OurPeer(string name, ulong clientId, bool garbageCollects, bool hasShadow)
    {
        (Name, GarbageCollects) = (name, garbageCollects);
        doc = Docs.New(clientId, garbageCollects);
        doc.UpdateEmitted += (update, origin) =>
        {
            if (Equals(origin, Local))
            {
                made.Add(update);
            }
        };
        if (hasShadow)
        {
            shadow = $"shadow of {name}";
            YjsPeer.Run("open(args[0], args[1], { gc: args[2] })", shadow, clientId, garbageCollects);
        }
    }

    public string Name { get; }

    public bool GarbageCollects { get; }

    public IReadOnlyList<byte[]> Edit(int seed)
    {
        var random = new Random(seed);
        doc.Transact(_ => shadowHasYetToDo.Add(OurEdits.AtRandom(doc, random)), Local);
        var updates = made.ToArray();
        made.Clear();
        shadowHasYetToMake.AddRange(updates);
        return updates;
    }

    public IReadOnlyList<byte[]> Take(IReadOnlyList<byte[]> updates)
    {
        foreach (var update in updates)
        {
            doc.ApplyUpdate(update, "remote");
        }

        shadowHasYetToDo.AddRange(updates);
        return [];
    }

    public byte[] Merge(IReadOnlyList<byte[]> updates) => Updates.Merge([.. updates.Select(u => (ReadOnlyMemory<byte>)u)]);

    public byte[] Diff(byte[] update, byte[] stateVector) => Updates.Diff(update, stateVector);

    public byte[] Encode(byte[] stateVector) => doc.EncodeStateAsUpdate(stateVector);

    public byte[] Vector() => doc.EncodeStateVector();

    public YjsState State() => new(Docs.Json(doc), doc.GetText("t").Length, doc.EncodeStateVector(), doc.EncodeStateAsUpdate(), doc.HasPending);

    /// <summary>Fails where this document and its shadow are not the same.</summary>
    public void CompareWithShadow()
    {
        if (shadow is null)
        {
            return;
        }

        var (theirs, theyMade) = YjsPeer.Run<Shadow>(
            """
            const shadow = doc(args[0])
            for (const next of args[1]) Array.isArray(next) ? repeat(shadow, next) : take(shadow, bytes(next))
            return { state: stateOf(shadow), made: emitted(shadow) }
            """,
            shadow,
            shadowHasYetToDo);
        var ours = State();
        Assert.True(shadowHasYetToMake.Select(Hex).SequenceEqual(theyMade.Select(Hex)), $"{Name}: its updates are not its shadow's.\nyjs:  {string.Join("\n      ", theyMade.Select(Hex))}\nours: {string.Join("\n      ", shadowHasYetToMake.Select(Hex))}");
        shadowHasYetToMake.Clear();
        shadowHasYetToDo.Clear();
        Assert.True(theirs.Json == ours.Json, $"{Name}: the content is not its shadow's {Differing.From(theirs.Json, ours.Json)}");
        Assert.True(theirs.Vector.AsSpan().SequenceEqual(ours.Vector), $"{Name}: the state vector is not its shadow's.\n{Hex(theirs.Vector)}\n{Hex(ours.Vector)}");
        Assert.True(theirs.Pending == ours.Pending, $"{Name}: what waits is not what waits in its shadow: {theirs.Pending} {ours.Pending}");
        if (!theirs.Update.AsSpan().SequenceEqual(ours.Update))
        {
            var how = States.Compare(theirs.Update, ours.Update);

            // Of one text that waits in several pieces, yjs makes no whole before it is taken.
            Assert.True(ours.Pending && how is "cut", $"{Name}: the state is not its shadow's: {how}\nyjs:  {Hex(theirs.Update)}\nours: {Hex(ours.Update)}");
        }
    }

    /// <summary>What is written is the whole document.</summary>
    public void SurvivesWriting()
    {
        var state = State();
        var copy = Docs.New(garbageCollect: GarbageCollects);
        copy.ApplyUpdate(state.Update);
        Assert.Equal(state.Json, Docs.Json(copy));
        Assert.Equal(state.Vector, copy.EncodeStateVector());
        Assert.True(state.Update.AsSpan().SequenceEqual(copy.EncodeStateAsUpdate()) || States.Compare(state.Update, copy.EncodeStateAsUpdate()) is "cut", $"{Name}: written again it is another.");
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private sealed record Shadow(YjsState State, byte[][] Made);
}
