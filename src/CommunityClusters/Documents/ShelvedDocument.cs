using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Documents;

/// <summary>A document as the log stood when it was last looked at, kept in memory while it is written in.</summary>
internal sealed class ShelvedDocument
{
    // Where a block is cut in two the second says anew after and before what it stands.
    private const int BytesACut = 40;

    private readonly Doc _doc = new();
    private bool _hasChanged;

    public ShelvedDocument() => _doc.UpdateEmitted += (_, _) => _hasChanged = true;

    /// <summary>The document.</summary>
    public Doc Doc => _doc;

    /// <summary>The number of the log's latest update that is in it.</summary>
    public long Sequence { get; private set; }

    /// <summary>The log was compacted up to here.</summary>
    public long CompactedTo { get; private set; }

    /// <summary>Whose the client ids are, as far as the table was read.</summary>
    public Dictionary<long, Guid> Clients { get; } = [];

    /// <summary>What is being written since the latest moment, as far as the log was read; null where it has to be looked up.</summary>
    public Stretch? Stretch { get; set; }

    /// <summary>At most as large as this in bytes; exact after <see cref="Measure"/>.</summary>
    public int Size { get; private set; }

    /// <summary>How many bytes the log holds beside the compacted state.</summary>
    public int LogSize { get; private set; }

    /// <summary>When it was last written in, for those that are put away.</summary>
    public long LastUse { get; set; }

    /// <summary>What lists read of it as it was last projected; null where that is not known.</summary>
    public object? Reading { get; private set; }

    /// <summary>When this node last projected it.</summary>
    public DateTimeOffset ProjectedAt { get; private set; }

    /// <summary>The number up to which this node projected it; -1 where it did not yet.</summary>
    public long ProjectedTo { get; private set; } = -1;

    /// <summary>Lists read this of it.</summary>
    public void Reads(object reading) => Reading = reading;

    /// <summary>All that stands in it now is projected.</summary>
    public void WasProjected(object reading, DateTimeOffset now) => (Reading, ProjectedAt, ProjectedTo) = (reading, now, Sequence);

    /// <summary>Takes in what the log says.</summary>
    public void CatchUp(IEnumerable<byte[]> updates, long sequence)
    {
        // Another node projected what it wrote.
        (Reading, ProjectedAt) = (null, DateTimeOffset.MinValue);
        foreach (var update in updates)
        {
            _doc.ApplyUpdate(update);
            Size += update.Length;
            LogSize += update.Length;
        }

        (Sequence, Stretch) = (sequence, null);
    }

    /// <summary>What was read so far was the compacted part of the log.</summary>
    public void WasCompactedTo(long sequence) => (CompactedTo, LogSize) = (sequence, 0);

    /// <summary>
    /// What an update says that the document has not got. What it says of known places is left out of the log: others who read
    /// it from the beginning could take it for what stands there.
    /// </summary>
    public byte[] NewIn(byte[] update, IReadOnlyList<IdRange> structs) =>
        structs.Any(s => s.Clock < _doc.ClockOf(s.Client)) ? Updates.Diff(update, _doc.EncodeStateVector()) : update;

    /// <summary>Takes a push in, of which so many ranges are deletions.</summary>
    /// <returns>Whether it says anything that was not known.</returns>
    /// <exception cref="MalformedUpdateException">It is no update.</exception>
    /// <exception cref="PendingLimitException">Too much would wait for what nobody sent.</exception>
    public bool Take(byte[] update, int deletes)
    {
        _hasChanged = false;
        var waiting = _doc.PendingSize;
        _doc.ApplyUpdate(update);
        if (!_hasChanged && _doc.PendingSize == waiting)
        {
            return false;
        }

        Sequence++;
        Size += update.Length + CutsOf(deletes);
        LogSize += update.Length;
        return true;
    }

    /// <summary>Whether a push that only deletes is all that may still be taken.</summary>
    public bool IsFullFor(int more)
    {
        if (Size + more > Document.Largest)
        {
            Measure();
        }

        return Size + more > Document.Largest;
    }

    /// <summary>Whether what a push deletes would cut the document into so many pieces that it would be larger than any may be, and than it is.</summary>
    public bool WouldBeCutToPieces(int more, IReadOnlyList<IdRange> deletes)
    {
        if ((long)Size + more + CutsOf(deletes.Count) <= Document.LargestCut)
        {
            return false;
        }

        Measure();
        var (units, cuts) = _doc.EffectOf(deletes);
        var growth = more + (cuts * BytesACut) - units;
        return cuts > 0 && growth > 0 && Size + growth > Document.LargestCut;
    }

    // At most two for each range.
    private static int CutsOf(int ranges) => ranges * 2 * BytesACut;

    /// <summary>The whole document as one update.</summary>
    public byte[] Measure()
    {
        var state = _doc.EncodeStateAsUpdate();
        Size = state.Length;
        return state;
    }
}
