namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>One who takes part in a session.</summary>
internal interface ISessionPeer
{
    string Name { get; }

    bool GarbageCollects { get; }

    /// <summary>One transaction drawn from the seed; the updates it made.</summary>
    IReadOnlyList<byte[]> Edit(int seed);

    /// <summary>Takes these, one by one; the updates this one made of its own accord meanwhile.</summary>
    IReadOnlyList<byte[]> Take(IReadOnlyList<byte[]> updates);

    byte[] Merge(IReadOnlyList<byte[]> updates);

    byte[] Diff(byte[] update, byte[] stateVector);

    byte[] Encode(byte[] stateVector);

    byte[] Vector();

    YjsState State();
}
