namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>A document of yjs.</summary>
internal sealed class TheirPeer : ISessionPeer
{
    private readonly EditsAllowed may;

    public TheirPeer(string name, ulong clientId, bool garbageCollects, bool undoes, EditsAllowed may)
    {
        (Name, GarbageCollects, this.may) = (name, garbageCollects, may);
        YjsPeer.Run("open(args[0], args[1], { gc: args[2], undo: args[3] })", name, clientId, garbageCollects, undoes);
    }

    public string Name { get; }

    public bool GarbageCollects { get; }

    public IReadOnlyList<byte[]> Edit(int seed) =>
        YjsPeer.Run<byte[][]>("editAtRandom(doc(args[0]), args[1], args[2]); return emitted(doc(args[0]))", Name, seed, may);

    public IReadOnlyList<byte[]> Take(IReadOnlyList<byte[]> updates) =>
        YjsPeer.Run<byte[][]>("for (const update of args[1]) Y.applyUpdate(doc(args[0]), bytes(update)); return emitted(doc(args[0]))", Name, updates);

    public byte[] Merge(IReadOnlyList<byte[]> updates) => YjsPeer.Run<byte[]>("return Y.mergeUpdates(args[0].map(bytes))", updates);

    public byte[] Diff(byte[] update, byte[] stateVector) => YjsPeer.Run<byte[]>("return Y.diffUpdate(bytes(args[0]), bytes(args[1]))", update, stateVector);

    public byte[] Encode(byte[] stateVector) => YjsPeer.Run<byte[]>("return Y.encodeStateAsUpdate(doc(args[0]), bytes(args[1]))", Name, stateVector);

    public byte[] Vector() => YjsPeer.Run<byte[]>("return Y.encodeStateVector(doc(args[0]))", Name);

    public YjsState State() => YjsPeer.Run<YjsState>("return stateOf(doc(args[0]))", Name);
}

/// <summary>What yjs does here that we need not.</summary>
internal sealed record EditsAllowed(bool Format, bool Xml, bool Subdocs);
