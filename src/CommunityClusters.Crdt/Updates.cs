using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Works on updates (version 1 of Yjs) as they are, without a document.</summary>
public static class Updates
{
    /// <summary>One update that says what several say. What is missing between them stays missing.</summary>
    /// <param name="updates">The updates, in any order; they may overlap.</param>
    /// <param name="nestingLimit">How deep values may be nested.</param>
    /// <exception cref="MalformedUpdateException">One of them is no update.</exception>
    public static byte[] Merge(IReadOnlyList<ReadOnlyMemory<byte>> updates, int nestingLimit = DocOptions.UsualNesting)
    {
        ArgumentNullException.ThrowIfNull(updates);
        var deletes = new IdSet();
        var found = new List<FoundBlock>();
        for (var i = 0; i < updates.Count; i++)
        {
            var parts = Read(updates[i].Span, i, nestingLimit);
            deletes.Add(parts.Deletes);
            foreach (var section in parts.Sections)
            {
                FindBlocks(updates[i].Span, section, i, found);
            }
        }

        found.Sort();
        var merged = new MergeWriter();
        foreach (var block in found)
        {
            merged.Add(updates[block.Update].Span, block);
        }

        return merged.End(deletes);
    }

    /// <summary>What an update says to one who knows so much already.</summary>
    /// <exception cref="MalformedUpdateException">It is no update, or the state vector is none.</exception>
    public static byte[] Diff(ReadOnlySpan<byte> update, ReadOnlySpan<byte> stateVector, int nestingLimit = DocOptions.UsualNesting)
    {
        var known = StateVector.Read(stateVector);
        var parts = UpdateParts.Of(update, nestingLimit);
        var merged = new MergeWriter();
        var found = new List<FoundBlock>();
        foreach (var section in parts.Sections)
        {
            found.Clear();
            FindBlocks(update, section, 0, found);
            foreach (var block in found)
            {
                merged.Add(update, block, known.GetValueOrDefault(section.Client));
            }
        }

        return merged.End(parts.Deletes);
    }

    /// <summary>Some of what an update says to one who knows so much already, for whom all at once would be too much.</summary>
    /// <param name="update">The update; another for the next part, if it says the same or more.</param>
    /// <param name="stateVector">What is known; the same for all parts.</param>
    /// <param name="from">Where the part before it ended.</param>
    /// <param name="most">How many bytes it may be; it is larger only where one value alone is.</param>
    /// <param name="nestingLimit">How deep values may be nested.</param>
    /// <exception cref="MalformedUpdateException">It is no update, or the state vector is none.</exception>
    public static UpdatePart Part(ReadOnlySpan<byte> update, ReadOnlySpan<byte> stateVector, UpdatePlace from, int most, int nestingLimit = DocOptions.UsualNesting)
    {
        var known = StateVector.Read(stateVector);
        var parts = UpdateParts.Of(update, nestingLimit);
        var part = new PartWriter(most);
        var found = new List<FoundBlock>();
        foreach (var section in from.IsInDeletions ? [] : parts.Sections)
        {
            found.Clear();
            FindBlocks(update, section, 0, found);
            foreach (var block in found.Where(b => !from.IsPast(b.Client, b.End)))
            {
                var first = Math.Max(known.GetValueOrDefault(block.Client), from.ClockOf(block.Client));
                if (block.End > first && part.Add(update, block, first) is { } next)
                {
                    return new UpdatePart(part.End(), new UpdatePlace(false, block.Client, (ulong)next));
                }
            }
        }

        var start = from.IsInDeletions ? from : UpdatePlace.Start;
        foreach (var range in parts.Deletes.Normalise().Ranges)
        {
            if (!start.IsPast(range.Client, range.End) && !part.Add(range))
            {
                return new UpdatePart(part.End(), new UpdatePlace(true, range.Client, (ulong)range.Clock));
            }
        }

        return new UpdatePart(part.End(), null);
    }

    /// <summary>How far each client's writing is known to one who took in this update alone.</summary>
    /// <exception cref="MalformedUpdateException">It is no update.</exception>
    public static byte[] StateVectorOf(ReadOnlySpan<byte> update, int nestingLimit = DocOptions.UsualNesting)
    {
        var states = new Dictionary<ulong, long>();
        var found = new List<FoundBlock>();
        foreach (var section in UpdateParts.Of(update, nestingLimit).Sections)
        {
            found.Clear();
            FindBlocks(update, section, 0, found);
            var state = 0L;
            foreach (var block in found.TakeWhile(b => b.Clock == state))
            {
                state = block.End;
            }

            if (state > 0)
            {
                states[section.Client] = state;
            }
        }

        return StateVector.Write(states);
    }

    /// <summary>What an update writes and deletes, for checking who may send it.</summary>
    /// <exception cref="MalformedUpdateException">It is no update.</exception>
    public static UpdateRanges RangesOf(ReadOnlySpan<byte> update, int nestingLimit = DocOptions.UsualNesting)
    {
        var parts = UpdateParts.Of(update, nestingLimit);
        var found = new List<FoundBlock>();
        foreach (var section in parts.Sections)
        {
            FindBlocks(update, section, 0, found);
        }

        var structs = new IdSet();
        found.ForEach(b => structs.Add(b.Client, b.Clock, b.Length));
        return new UpdateRanges(structs.ToList(), parts.Deletes.ToList());
    }

    private static UpdateParts Read(ReadOnlySpan<byte> update, int number, int nestingLimit)
    {
        try
        {
            return UpdateParts.Of(update, nestingLimit);
        }
        catch (MalformedUpdateException e)
        {
            throw new MalformedUpdateException($"Of the updates, number {number}: {e.Reason}", e.Position);
        }
    }

    private static void FindBlocks(ReadOnlySpan<byte> update, Section section, int number, List<FoundBlock> found)
    {
        var reader = new BlockReader(update, int.MaxValue, section.Position);
        for (var clock = section.Clock; section.Remaining > 0; section.Remaining--)
        {
            reader.ReadBlock(section.Client, clock, out var block);
            clock = block.ClockEnd;
            if (block.Kind != Kind.Skip)
            {
                found.Add(new FoundBlock(section.Client, block.Clock, block.Length, number, block.Start));
            }
        }
    }
}
