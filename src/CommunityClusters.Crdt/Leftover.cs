using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>What of an update could not be taken yet, and what it waits for.</summary>
internal sealed class Leftover
{
    private readonly Dictionary<ulong, (Block First, byte[] Bytes)> _sections = [];

    /// <summary>The first clock of each client that is lacking, as far as is known.</summary>
    public Dictionary<ulong, long> Missing { get; } = [];

    public void Lacks(WireId id) => Missing[id.Client] = Math.Min(Missing.GetValueOrDefault(id.Client, long.MaxValue), id.Clock);

    public void Add(in Block first, ReadOnlySpan<byte> bytes)
    {
        if (!_sections.TryGetValue(first.Client, out var section) || section.First.Clock > first.Clock)
        {
            _sections[first.Client] = (first, bytes.ToArray());
        }
    }

    /// <summary>An update of that alone.</summary>
    public byte[] ToUpdate()
    {
        var writer = new ByteWriter();
        writer.WriteNumber(_sections.Count);
        foreach (var (first, bytes) in _sections.Values.OrderByDescending(s => s.First.Client))
        {
            writer.WriteNumber(first.Remaining);
            writer.WriteNumber((long)first.Client);
            writer.WriteNumber(first.Clock);
            writer.WriteRaw(bytes);
        }

        writer.WriteNumber(0);
        return writer.ToArray();
    }
}
