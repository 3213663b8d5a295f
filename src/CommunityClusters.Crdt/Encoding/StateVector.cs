namespace CommunityClusters.Crdt.Encoding;

/// <summary>How far each client's writing is known: the first clock of each that is not.</summary>
internal static class StateVector
{
    /// <summary>Reads a state vector; no bytes at all say that nothing is known.</summary>
    public static Dictionary<ulong, long> Read(ReadOnlySpan<byte> bytes)
    {
        var clocks = new Dictionary<ulong, long>();
        if (bytes.IsEmpty)
        {
            return clocks;
        }

        var reader = new ByteReader(bytes);
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            var client = (ulong)reader.ReadNumber();
            clocks[client] = reader.ReadNumber();
        }

        reader.ExpectEnd();
        return clocks;
    }

    /// <summary>Writes one, the highest client first.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<ulong, long>> clocks)
    {
        var sorted = clocks.OrderByDescending(c => c.Key).ToList();
        var writer = new ByteWriter();
        writer.WriteNumber(sorted.Count);
        foreach (var (client, clock) in sorted)
        {
            writer.WriteNumber((long)client);
            writer.WriteNumber(clock);
        }

        return writer.ToArray();
    }
}
