namespace CommunityClusters.Crdt;

/// <summary>How a <see cref="Doc"/> works.</summary>
public sealed record DocOptions
{
    /// <summary>The deepest that values may be nested, whatever the limit.</summary>
    public const int DeepestNesting = 1000;

    internal const int UsualNesting = 64;

    /// <summary>Who writes here: a number below 2^53 that no other replica uses; null draws one of 32 bits.</summary>
    public ulong? ClientId { get; init; }

    /// <summary>Whether deleted content is forgotten. Its place in the order is always kept.</summary>
    public bool GarbageCollect { get; init; } = true;

    /// <summary>
    /// How many bytes may wait for what they build on, a deletion or a client that is waited for counting as 16; an update that would exceed it is refused.
    /// </summary>
    public int PendingLimit { get; init; } = 1 << 20;

    /// <summary>How deep values (objects in arrays in objects) may be nested.</summary>
    public int NestingLimit { get; init; } = UsualNesting;
}
