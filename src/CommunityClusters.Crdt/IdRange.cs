namespace CommunityClusters.Crdt;

/// <summary>What a client wrote from a clock on. A clock counts characters and values, not blocks.</summary>
/// <param name="Client">Who wrote it.</param>
/// <param name="Clock">From where on.</param>
/// <param name="Length">How much.</param>
public readonly record struct IdRange(ulong Client, ulong Clock, ulong Length);

/// <summary>What an update writes and deletes.</summary>
/// <param name="Structs">What it writes, by client and clock, without overlap.</param>
/// <param name="Deletes">What it deletes, likewise; also of other clients.</param>
public sealed record UpdateRanges(IReadOnlyList<IdRange> Structs, IReadOnlyList<IdRange> Deletes);

/// <summary>What deletions would do to a document.</summary>
/// <param name="Units">How many characters and values would be gone that are there now.</param>
/// <param name="Cuts">How many blocks would be cut in two: each of the halves says anew where it stands.</param>
public readonly record struct DeletionEffect(long Units, long Cuts);
