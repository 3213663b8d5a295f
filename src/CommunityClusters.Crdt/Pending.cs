using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>What came before what it builds on, and waits for that.</summary>
internal sealed class Pending
{
    // They are made one from time to time, not each time: then a thousand that come in the wrong order cost no million.
    private const int MostUpdates = 64;

    private readonly List<ReadOnlyMemory<byte>> _updates = [];
    private readonly Dictionary<ulong, long> _missing = [];
    private readonly IdSet _deletes = new();

    public bool IsEmpty => _updates.Count == 0 && _deletes.IsEmpty;

    /// <summary>How much waits, in bytes as it would be written, or somewhat more.</summary>
    public long Size { get; private set; }

    public void Add(Leftover leftover)
    {
        foreach (var (client, clock) in leftover.Missing)
        {
            _missing[client] = Math.Min(_missing.GetValueOrDefault(client, long.MaxValue), clock);
        }

        _updates.Add(leftover.ToUpdate());
        Size += _updates[^1].Length;
        if (_updates.Count > MostUpdates)
        {
            Compact();
        }
    }

    public void Add(IdSet deletes)
    {
        _deletes.Add(deletes);
        _deletes.Normalise();
        Measure();
    }

    /// <summary>Makes it no larger than it must be, where the same came more than once.</summary>
    public void Compact()
    {
        if (_updates.Count > 1)
        {
            ReadOnlyMemory<byte> one = Updates.Merge(_updates);
            _updates.Clear();
            _updates.Add(one);
        }

        Measure();
    }

    /// <summary>Whether something that it waited for has come.</summary>
    public bool MayGoOn(BlockStore store) => _missing.Any(m => m.Value < store.StateOf(m.Key));

    /// <summary>Takes all blocks that wait out, as one update; null where there are none.</summary>
    public byte[]? TakeBlocks()
    {
        var all = _updates.Count == 0 ? null : Updates.Merge(_updates);
        _updates.Clear();
        _missing.Clear();
        Measure();
        return all;
    }

    /// <summary>Takes all deletions that wait out.</summary>
    public IdSet TakeDeletes()
    {
        var all = new IdSet();
        all.Add(_deletes);
        _deletes.Clear();
        Measure();
        return all;
    }

    /// <summary>Whether something has come that was deleted before.</summary>
    public bool HasDeletesIn(BlockStore store)
    {
        foreach (var range in _deletes.Ranges)
        {
            if (range.Clock < store.StateOf(range.Client))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As updates, for whoever knows so much already.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Unknown(byte[] stateVector)
    {
        if (!_deletes.IsEmpty)
        {
            var writer = new ByteWriter();
            writer.WriteNumber(0);
            _deletes.Write(writer);
            yield return writer.ToArray();
        }

        foreach (var update in _updates)
        {
            yield return Updates.Diff(update.Span, stateVector);
        }
    }

    private void Measure()
    {
        var writer = new ByteWriter();
        _deletes.Write(writer);
        Size = _updates.Sum(u => (long)u.Length) + (_deletes.IsEmpty ? 0 : writer.Length);
    }
}
