using System.Runtime.InteropServices;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>Part of a client's clocks.</summary>
internal readonly record struct Range(ulong Client, long Clock, long Length)
{
    public long End => Clock + Length;
}

/// <summary>A set of ids as ranges. It is written with the highest client first and each client's ranges in order, as Yjs does.</summary>
internal sealed class IdSet
{
    private readonly List<Range> _ranges = [];
    private bool _isSorted = true;

    public bool IsEmpty => _ranges.Count == 0;

    /// <summary>The ranges as they were added, or sorted and merged after <see cref="Normalise"/>.</summary>
    public ReadOnlySpan<Range> Ranges => CollectionsMarshal.AsSpan(_ranges);

    public void Add(ulong client, long clock, long length)
    {
        _isSorted &= _ranges.Count == 0 || _ranges[^1].Client > client || (_ranges[^1].Client == client && _ranges[^1].End < clock);
        _ranges.Add(new Range(client, clock, length));
    }

    public void Add(IdSet other)
    {
        _isSorted &= other.IsEmpty;
        _ranges.AddRange(other._ranges);
    }

    /// <summary>Puts in what some more ranges say; few of them cost little, however many there are.</summary>
    public void Insert(IdSet others)
    {
        const int Few = 16;
        Normalise();
        if (others.Normalise()._ranges.Count > Few)
        {
            Add(others);
            Normalise();
            return;
        }

        foreach (var range in others._ranges)
        {
            Insert(range);
        }
    }

    /// <summary>Moves the ranges of a client that begin before a clock to another set.</summary>
    public void Move(ulong client, long before, IdSet to)
    {
        var (first, end) = (Normalise().Find(client, 0), Find(client, before));
        foreach (var range in Ranges[first..end])
        {
            to.Add(client, range.Clock, range.Length);
        }

        _ranges.RemoveRange(first, end - first);
    }

    /// <summary>Sorts the ranges, and makes one of those that touch.</summary>
    public IdSet Normalise()
    {
        if (_isSorted)
        {
            return this;
        }

        _isSorted = true;
        if (_ranges.Count == 1)
        {
            return this;
        }

        _ranges.Sort(static (a, b) => a.Client == b.Client ? a.Clock.CompareTo(b.Clock) : b.Client.CompareTo(a.Client));
        var ranges = CollectionsMarshal.AsSpan(_ranges);
        var last = 0;
        foreach (var range in ranges[1..])
        {
            if (ranges[last].Client == range.Client && ranges[last].End >= range.Clock)
            {
                ranges[last] = ranges[last] with { Length = Math.Max(ranges[last].Length, range.End - ranges[last].Clock) };
            }
            else
            {
                ranges[++last] = range;
            }
        }

        _ranges.RemoveRange(last + 1, _ranges.Count - last - 1);
        return this;
    }

    public void Write(ByteWriter writer)
    {
        var ranges = Normalise().Ranges;
        writer.WriteNumber(CountClients(ranges));
        while (ranges.Length > 0)
        {
            var count = CountOfFirst(ranges);
            writer.WriteNumber((long)ranges[0].Client);
            writer.WriteNumber(count);
            foreach (var range in ranges[..count])
            {
                writer.WriteNumber(range.Clock);
                writer.WriteNumber(range.Length);
            }

            ranges = ranges[count..];
        }
    }

    public IReadOnlyList<IdRange> ToList() => [.. Normalise()._ranges.Select(r => new IdRange(r.Client, (ulong)r.Clock, (ulong)r.Length))];

    private void Insert(Range range)
    {
        // From the range before it, which it may touch, to the last that it touches.
        var first = Find(range.Client, range.Clock);
        if (first > 0 && _ranges[first - 1].Client == range.Client && _ranges[first - 1].End >= range.Clock)
        {
            first--;
        }

        var end = first;
        for (; end < _ranges.Count && _ranges[end].Client == range.Client && _ranges[end].Clock <= range.End; end++)
        {
            var clock = Math.Min(range.Clock, _ranges[end].Clock);
            range = new Range(range.Client, clock, Math.Max(range.End, _ranges[end].End) - clock);
        }

        _ranges.RemoveRange(first, end - first);
        _ranges.Insert(first, range);
    }

    // Where a range of a client from a clock on would stand.
    private int Find(ulong client, long clock)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            var range = _ranges[middle];
            (low, high) = range.Client > client || (range.Client == client && range.Clock < clock) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int CountClients(ReadOnlySpan<Range> ranges)
    {
        var clients = 0;
        for (; ranges.Length > 0; ranges = ranges[CountOfFirst(ranges)..])
        {
            clients++;
        }

        return clients;
    }

    private static int CountOfFirst(ReadOnlySpan<Range> ranges)
    {
        var count = 1;
        while (count < ranges.Length && ranges[count].Client == ranges[0].Client)
        {
            count++;
        }

        return count;
    }
}
