using CommunityClusters.Crdt;

namespace CommunityClusters.Documents.Moments;

/// <summary>Runs of ids, found by what they overlap with.</summary>
internal sealed class IdRanges
{
    private readonly Dictionary<ulong, List<TextSpan>> _byClient;

    public IdRanges(IEnumerable<TextSpan> spans) =>
        _byClient = spans.GroupBy(s => s.Ids.Client).ToDictionary(g => g.Key, g => g.OrderBy(s => s.Ids.Clock).ToList());

    public IdRanges(IEnumerable<IdRange> ids)
        : this(ids.Select(i => new TextSpan(i, "", 0, IsDeleted: true)))
    {
    }

    /// <summary>Cuts a run into those parts that are among these and those that are not.</summary>
    public IEnumerable<(IdRange Ids, TextSpan? In)> Cut(IdRange ids)
    {
        var (at, end) = (ids.Clock, ids.Clock + ids.Length);
        if (_byClient.TryGetValue(ids.Client, out var spans))
        {
            for (var i = FirstThatEndsAfter(spans, at); i < spans.Count && spans[i].Ids.Clock < end; i++)
            {
                var from = Math.Max(at, spans[i].Ids.Clock);
                var to = Math.Min(end, EndOf(spans[i]));
                if (from > at)
                {
                    yield return (new IdRange(ids.Client, at, from - at), null);
                }

                if (to > from)
                {
                    yield return (new IdRange(ids.Client, from, to - from), spans[i]);
                    at = to;
                }
            }
        }

        if (at < end)
        {
            yield return (new IdRange(ids.Client, at, end - at), null);
        }
    }

    /// <summary>The bytes by which ids are remembered.</summary>
    public static byte[] Write(IReadOnlyCollection<IdRange> ids)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var range in ids)
        {
            writer.Write7BitEncodedInt64((long)range.Client);
            writer.Write7BitEncodedInt64((long)range.Clock);
            writer.Write7BitEncodedInt64((long)range.Length);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IEnumerable<IdRange> Read(byte[] written)
    {
        using var reader = new BinaryReader(new MemoryStream(written));
        while (reader.BaseStream.Position < written.Length)
        {
            yield return new IdRange((ulong)reader.Read7BitEncodedInt64(), (ulong)reader.Read7BitEncodedInt64(), (ulong)reader.Read7BitEncodedInt64());
        }
    }

    private static ulong EndOf(TextSpan span) => span.Ids.Clock + span.Ids.Length;

    private static int FirstThatEndsAfter(List<TextSpan> spans, ulong clock)
    {
        var (low, high) = (0, spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = EndOf(spans[middle]) <= clock ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
