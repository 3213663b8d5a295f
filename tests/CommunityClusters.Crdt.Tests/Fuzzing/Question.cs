namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>What we did with an update, for yjs to confirm.</summary>
internal sealed record Question(byte[] Before, byte[] Update, bool Collects, string Json, byte[] Vector, bool Pending)
{
    /// <summary>
    /// Whether the update claims clocks for something else than what has them. Both engines hold on to what came first, but to the
    /// rest of such a claim yjs ties what does not belong together.
    /// </summary>
    public bool ContradictsItself => Updates.RangesOf(Update).Structs.Any(u => Updates.RangesOf(Before).Structs.Any(b => u.Client == b.Client && u.Clock < b.Clock + b.Length && b.Clock < u.Clock + u.Length));

    public string? Differs(Verdict verdict) => verdict switch
    {
        { Error: { } error } => $"yjs refuses it: {error}",
        _ when verdict.Pending != Pending => $"other things wait: {verdict.Pending} {Pending}",
        _ when !verdict.Vector!.AsSpan().SequenceEqual(Vector) => $"another state vector: {Convert.ToHexStringLower(verdict.Vector!)} {Convert.ToHexStringLower(Vector)}",
        _ when verdict.Json != Json => $"another content: {Differing.From(verdict.Json!, Json)}",
        _ => null,
    };
}

/// <summary>What yjs did with it.</summary>
internal sealed record Verdict(string? Error, string? Json, byte[]? Vector, bool Pending);
