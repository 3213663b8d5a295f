namespace CommunityClusters.Crdt.Encoding;

/// <summary>Writes as much of an update as may be in one part. Only text is cut; a value that is larger than a part is one for itself.</summary>
internal sealed class PartWriter(int most)
{
    // Where a block begins within another it names an origin more; a client's blocks, and a count, take some before and after them.
    private const int Around = 64;
    private const int LargestRange = 40;

    private readonly MergeWriter _blocks = new();
    private readonly IdSet _deletes = new();
    private int _deleted;

    /// <summary>Adds what of a block comes after a clock.</summary>
    /// <returns>From where on it did not fit; null where all did.</returns>
    public long? Add(ReadOnlySpan<byte> update, FoundBlock found, long known)
    {
        var reader = new BlockReader(update, int.MaxValue, found.Start);
        reader.ReadBlock(found.Client, found.Clock, out var block);
        var (from, room) = (Math.Max(known, found.Clock), most - _blocks.Length - Around);
        if (block.End - block.Start > room && block.Kind == Kind.String)
        {
            var text = block.TextIn(update);
            text = text[Utf16.PlaceIn(text, from - found.Clock, out var isWithinPair)..];
            var until = from + (isWithinPair ? 1 : 0) + Utf16.UnitsIn(text, room - (block.ContentStart - block.Start));
            if (until > from)
            {
                _blocks.Add(update, found, known, until);
                return until < found.End ? until : null;
            }
        }

        if (block.End - block.Start > room && !_blocks.IsEmpty)
        {
            return from;
        }

        _blocks.Add(update, found, known);
        return null;
    }

    /// <summary>Adds a deletion.</summary>
    /// <returns>Whether it fitted.</returns>
    public bool Add(Range deleted)
    {
        if (_blocks.Length + Around + ((_deleted + 1) * LargestRange) > most && !(_blocks.IsEmpty && _deleted == 0))
        {
            return false;
        }

        _deleted++;
        _deletes.Add(deleted.Client, deleted.Clock, deleted.Length);
        return true;
    }

    public byte[] End() => _blocks.End(_deletes);
}
