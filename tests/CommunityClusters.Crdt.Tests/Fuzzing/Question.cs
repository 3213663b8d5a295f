namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>What we did with an update, for yjs to confirm.</summary>
internal sealed record Question(byte[] Before, byte[] Update, bool Collects, string Json, byte[] Vector, bool Pending)
{
    public string? Differs(Verdict verdict) => verdict switch
    {
        { Error: { } error } => $"yjs refuses it: {error}",
        _ when verdict.Pending != Pending => $"other things wait: {verdict.Pending} {Pending}",
        _ when !verdict.Vector!.AsSpan().SequenceEqual(Vector) => $"another state vector: {Convert.ToHexStringLower(verdict.Vector!)} {Convert.ToHexStringLower(Vector)}",
        _ when verdict.Json != Json => $"another content: {verdict.Json} {Json}",
        _ => null,
    };
}

/// <summary>What yjs did with it.</summary>
internal sealed record Verdict(string? Error, string? Json, byte[]? Vector, bool Pending);
