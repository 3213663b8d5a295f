namespace CommunityClusters.Crdt.Blocks;

/// <summary>Where a block stands in its client's sequence.</summary>
internal readonly record struct Place(int Chunk, int Index);

/// <summary>
/// All that one client wrote: blocks in clock order, without a gap. They stand in chunks of bounded size, so that splitting a
/// block in the middle of a long history moves few others.
/// </summary>
internal sealed class Client(ulong id)
{
    private const int FirstCapacity = 4;
    private const int Capacity = 128;

    private readonly List<Chunk> _chunks = [new Chunk(new Struct[FirstCapacity])];

    public ulong Id { get; } = id;

    /// <summary>The clock that it will write next.</summary>
    public long State { get; private set; }

    /// <summary>What <see cref="State"/> was when the present transaction began; kept by the transaction.</summary>
    public long StateBefore { get; set; }

    /// <summary>Which transaction last found it changed.</summary>
    public long ChangedBy { get; set; }

    public bool IsEmpty => State == 0;

    public static Place First => default;

    public Place Last => new(_chunks.Count - 1, _chunks[^1].Count - 1);

    public Struct this[Place place] => _chunks[place.Chunk].Blocks[place.Index];

    /// <summary>The block that holds a clock, which must be below <see cref="State"/>.</summary>
    public Place Find(long clock)
    {
        var last = Last;
        if (this[last].Clock <= clock)
        {
            return last;
        }

        var (low, high) = (0, last.Chunk);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            (low, high) = _chunks[middle].Blocks[0].Clock <= clock ? (middle, high) : (low, middle - 1);
        }

        return new Place(low, _chunks[low].Find(clock));
    }

    public Struct At(long clock) => this[Find(clock)];

    public bool TryNext(Place place, out Place next)
    {
        next = place.Index + 1 < _chunks[place.Chunk].Count ? place with { Index = place.Index + 1 } : new Place(place.Chunk + 1, 0);
        return next.Chunk < _chunks.Count;
    }

    public bool TryPrevious(Place place, out Place previous)
    {
        previous = place.Index > 0 ? place with { Index = place.Index - 1 } : place.Chunk > 0 ? new Place(place.Chunk - 1, _chunks[place.Chunk - 1].Count - 1) : default;
        return place != default;
    }

    /// <summary>How many blocks there are from one on.</summary>
    public int CountFrom(Place place)
    {
        var count = _chunks[place.Chunk].Count - place.Index;
        for (var chunk = place.Chunk + 1; chunk < _chunks.Count; chunk++)
        {
            count += _chunks[chunk].Count;
        }

        return count;
    }

    /// <summary>Adds what it wrote next.</summary>
    public void Add(Struct block)
    {
        State = block.End;
        if (_chunks[^1].Count == Capacity)
        {
            _chunks.Add(new Chunk(new Struct[Capacity]));
        }

        _chunks[^1].Insert(_chunks[^1].Count, block);
    }

    public void Replace(Place place, Struct block) => _chunks[place.Chunk].Blocks[place.Index] = block;

    /// <summary>Puts the second half of a block after the first. Places that were found before may be others then.</summary>
    public void InsertAfter(Place place, Struct block)
    {
        var chunk = _chunks[place.Chunk];
        if (chunk.Count == Capacity)
        {
            var half = chunk.TakeSecondHalf();
            _chunks.Insert(place.Chunk + 1, half);
            if (place.Index >= chunk.Count)
            {
                (place, chunk) = (new Place(place.Chunk + 1, place.Index - chunk.Count), half);
            }
        }

        chunk.Insert(place.Index + 1, block);
    }

    /// <summary>Lets each block that begins within some clocks become one with the block before it, where both can.</summary>
    public void MergeNeighbours(long first, long last)
    {
        var place = Find(first);
        if (this[place].Clock < first && !TryNext(place, out place))
        {
            return;
        }

        place = MergeWithPrevious(place);
        while (TryNext(place, out var next) && this[next].Clock <= last)
        {
            if (this[place].TryMerge(this[next]))
            {
                Remove(next);
            }
            else
            {
                place = next;
            }
        }
    }

    /// <summary>Lets the block that holds a clock become one with its neighbours, where they can.</summary>
    public void MergeAround(long clock)
    {
        var place = Find(clock);
        if (TryNext(place, out var next) && this[place].TryMerge(this[next]))
        {
            Remove(next);
        }

        MergeWithPrevious(place);
    }

    /// <summary>Lets the blocks on both sides of where one was cut let go of what is no longer theirs.</summary>
    public void TrimAround(long clock)
    {
        var place = Find(clock);
        (this[place] as Item)?.Content.Trim();
        if (TryPrevious(place, out var previous))
        {
            (this[previous] as Item)?.Content.Trim();
        }
    }

    // Where it could, the block before may go with the one before that.
    private Place MergeWithPrevious(Place place)
    {
        while (TryPrevious(place, out var previous) && this[previous].TryMerge(this[place]))
        {
            Remove(place);
            place = previous;
        }

        return place;
    }

    private void Remove(Place place)
    {
        var chunk = _chunks[place.Chunk];
        chunk.Remove(place.Index);
        if (chunk.Count == 0)
        {
            _chunks.RemoveAt(place.Chunk);
        }
    }

    private sealed class Chunk(Struct[] blocks)
    {
        public Struct[] Blocks { get; private set; } = blocks;

        public int Count { get; private set; }

        public int Find(long clock)
        {
            var (low, high) = (0, Count - 1);
            while (low < high)
            {
                var middle = (low + high + 1) >> 1;
                (low, high) = Blocks[middle].Clock <= clock ? (middle, high) : (low, middle - 1);
            }

            return low;
        }

        public void Insert(int index, Struct block)
        {
            if (Count == Blocks.Length)
            {
                var larger = new Struct[Math.Min(Capacity, Count * 2)];
                Blocks.CopyTo(larger, 0);
                Blocks = larger;
            }

            Array.Copy(Blocks, index, Blocks, index + 1, Count - index);
            Blocks[index] = block;
            Count++;
        }

        public void Remove(int index)
        {
            Count--;
            Array.Copy(Blocks, index + 1, Blocks, index, Count - index);
            Blocks[Count] = null!;
        }

        public Chunk TakeSecondHalf()
        {
            var half = new Chunk(new Struct[Capacity]) { Count = Count - (Count / 2) };
            Array.Copy(Blocks, Count / 2, half.Blocks, 0, half.Count);
            Array.Clear(Blocks, Count / 2, half.Count);
            Count /= 2;
            return half;
        }
    }
}
