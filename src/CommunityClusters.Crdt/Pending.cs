using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>What came before what it builds on, and waits for that.</summary>
internal sealed class Pending
{
    /// <summary>What is counted for a deletion that waits, and for a client that is waited for.</summary>
    public const int BytesANote = 16;

    // They are made one from time to time, not each time: then a thousand that come in the wrong order cost no million.
    private const int MostUpdates = 64;

    private readonly List<ReadOnlyMemory<byte>> _updates = [];
    private readonly Dictionary<ulong, long> _missing = [];
    private readonly IdSet _deletes = new();
    private long _blocks;

    public bool IsEmpty => _updates.Count == 0 && _deletes.IsEmpty;

    /// <summary>How much waits, in bytes.</summary>
    public long Size => _blocks + ((_deletes.Ranges.Length + _missing.Count) * (long)BytesANote);

    public void Add(Leftover leftover)
    {
        foreach (var (client, clock) in leftover.Missing)
        {
            _missing[client] = Math.Min(_missing.GetValueOrDefault(client, long.MaxValue), clock);
        }

        var update = leftover.ToUpdate();
        _updates.Add(update);
        _blocks += update.Length;
        if (_updates.Count > MostUpdates)
        {
            ReadOnlyMemory<byte> one = Merge();
            _updates.Clear();
            _updates.Add(one);
            _blocks = one.Length;
        }
    }

    public void Add(IdSet deletes) => _deletes.Insert(deletes);

    /// <summary>How much would wait with some more, of which some may wait already.</summary>
    public long SizeWith(Leftover? leftover, IdSet deletes)
    {
        var all = new IdSet();
        all.Add(_deletes);
        all.Add(deletes);
        var blocks = leftover is null ? _blocks : Updates.Merge([.. _updates, leftover.ToUpdate()], int.MaxValue).Length;
        var missing = _missing.Count + (leftover?.Missing.Keys.Count(c => !_missing.ContainsKey(c)) ?? 0);
        return blocks + ((all.Normalise().Ranges.Length + missing) * (long)BytesANote);
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
        _blocks = 0;
        return all;
    }

    /// <summary>Takes the deletions of what some clients have written by now out.</summary>
    public IdSet TakeDeletes(IReadOnlyList<Client> changed)
    {
        var taken = new IdSet();
        foreach (var client in changed)
        {
            _deletes.Move(client.Id, client.State, taken);
        }

        return taken.Normalise();
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
