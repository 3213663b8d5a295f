using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>What came before what it builds on, and waits for that.</summary>
internal sealed class Pending
{
    /// <summary>What a deletion that waits counts for.</summary>
    public const int BytesADelete = 16;

    // They are made one from time to time, not each time: then a thousand that come in the wrong order cost no million.
    private const int MostUpdates = 64;
    private const int LooseShare = 8;

    private readonly List<ReadOnlyMemory<byte>> _updates = [];
    private readonly Dictionary<ulong, long> _missing = [];
    private readonly IdSet _deletes = new();
    private long _blocks;
    private long _loose;

    public bool IsEmpty => _updates.Count == 0 && _deletes.IsEmpty;

    /// <summary>How much waits, in bytes.</summary>
    public long Size => _blocks + ((long)_deletes.Ranges.Length * BytesADelete);

    public void Add(Leftover leftover)
    {
        foreach (var (client, clock) in leftover.Missing)
        {
            _missing[client] = Math.Min(_missing.GetValueOrDefault(client, long.MaxValue), clock);
        }

        var update = leftover.ToUpdate();
        _updates.Add(update);
        _blocks += update.Length;
        _loose += update.Length;
        if (_updates.Count > MostUpdates)
        {
            Compact();
        }
    }

    public void Add(IdSet deletes) => _deletes.Insert(deletes);

    /// <summary>Makes it smaller where the same came more than once, if there can be enough of that.</summary>
    public void Compact()
    {
        if (_loose * LooseShare > _blocks)
        {
            ReadOnlyMemory<byte> one = Merge();
            _updates.Clear();
            _updates.Add(one);
            (_blocks, _loose) = (one.Length, 0);
        }
    }

    /// <summary>Whether what some clients wrote was waited for.</summary>
    public bool WaitsFor(IReadOnlyList<Client> changed)
    {
        foreach (var client in changed)
        {
            if (_missing.TryGetValue(client.Id, out var clock) && clock < client.State)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes all blocks that wait out, as one update; null where there are none.</summary>
    public byte[]? TakeBlocks()
    {
        var all = _updates.Count == 0 ? null : Merge();
        _updates.Clear();
        _missing.Clear();
        (_blocks, _loose) = (0, 0);
        return all;
    }

    /// <summary>Moves the deletions of what some clients wrote to those that are about to be done.</summary>
    public void MoveDeletes(IReadOnlyList<Client> changed, IdSet to)
    {
        if (_deletes.IsEmpty)
        {
            return;
        }

        foreach (var client in changed)
        {
            _deletes.Move(client.Id, to);
        }
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
            yield return Updates.Diff(update.Span, stateVector, int.MaxValue);
        }
    }

    // It was read through when it came.
    private byte[] Merge() => Updates.Merge(_updates, int.MaxValue);
}
