namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>Bytes written by hand.</summary>
internal static class Bytes
{
    /// <summary>Numbers as lib0 writes them.</summary>
    public static byte[] Of(IEnumerable<long> numbers) => [.. numbers.SelectMany(Number)];

    private static IEnumerable<byte> Number(long number)
    {
        for (; number > 0x7f; number >>= 7)
        {
            yield return (byte)(number | 0x80);
        }

        yield return (byte)number;
    }
}
