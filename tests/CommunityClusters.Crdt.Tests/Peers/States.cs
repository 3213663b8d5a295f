namespace CommunityClusters.Crdt.Tests.Peers;

internal static class States
{
    /// <summary>"equal", "cut", "kept" or what differs: peer/structs.mjs says what these mean.</summary>
    public static string Compare(byte[] one, byte[] other) =>
        one.AsSpan().SequenceEqual(other) ? "equal" : YjsPeer.Run<string>("return compareStates(bytes(args[0]), bytes(args[1]))", one, other);
}
