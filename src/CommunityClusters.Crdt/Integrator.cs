using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>
/// Brings the blocks of an update into a document, each after all that it builds on. What builds on something that is neither
/// in the document nor in the update is left over, and with it all that the same client wrote later.
/// </summary>
/// <remarks>
/// Which blocks can be taken depends on clocks alone. So the same course can be run without a transaction, to learn what would
/// be left over, before anything is changed.
/// </remarks>
internal ref struct Integrator(Doc doc, ReadOnlySpan<byte> bytes, UpdateParts update, Transaction? transaction)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly Section[] _sections = update.CopySections();
    private readonly Dictionary<ulong, long>? _states = transaction is null ? [] : null;
    private List<(Block Block, int Section, WireId Missing)>? _waiting;
    private Leftover? _leftover;

    /// <summary>Takes what can be taken.</summary>
    /// <returns>What is left over; null if nothing is.</returns>
    public Leftover? Run()
    {
        for (var i = 0; i < _sections.Length; i++)
        {
            while (TryTake(i, out var block))
            {
                Integrate(ref block, i);
            }
        }

        return _leftover;
    }

    private void Integrate(ref Block block, int section)
    {
        while (true)
        {
            if (!IsReady(block, out var missing))
            {
                (_waiting ??= []).Add((block, section, missing));
                section = missing.Client == block.Client ? -1 : SectionOf(missing.Client);
                if (section < 0 || !TryTake(section, out block))
                {
                    LeaveWaiting();
                    return;
                }

                continue;
            }

            Put(block);
            if (_waiting is not { Count: > 0 })
            {
                return;
            }

            (block, section, _) = _waiting[^1];
            _waiting.RemoveAt(_waiting.Count - 1);
        }
    }

    private readonly bool TryTake(int index, out Block block)
    {
        ref var section = ref _sections[index];
        while (section.Remaining > 0)
        {
            var reader = new BlockReader(_bytes, int.MaxValue, section.Position);
            reader.ReadBlock(section.Client, section.Clock, out block);
            block.Remaining = section.Remaining--;
            (section.Clock, section.Position) = (block.ClockEnd, block.End);
            if (block.Kind != Kind.Skip)
            {
                return true;
            }
        }

        block = default;
        return false;
    }

    private readonly int SectionOf(ulong client)
    {
        var (low, high) = (0, _sections.Length - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = _sections[middle].Client > client ? (middle + 1, high) : (low, middle);
        }

        return _sections[low].Client == client ? low : -1;
    }

    /// <summary>What is known of a client's writing, with what was taken by now.</summary>
    public readonly long StateOf(ulong client) => _states is not null && _states.TryGetValue(client, out var state) ? state : doc.Store.StateOf(client);

    private readonly bool IsReady(in Block block, out WireId missing)
    {
        missing = default;
        if (block.Clock > StateOf(block.Client))
        {
            missing = new WireId(block.Client, block.Clock - 1);
            return false;
        }

        return block.IsPlace
            || ((!block.HasOrigin || IsKnown(block, block.Origin, ref missing))
                && (!block.HasRightOrigin || IsKnown(block, block.RightOrigin, ref missing))
                && (!block.NamesParent || block.Root is not null || IsKnown(block, block.Parent, ref missing)));
    }

    private readonly bool IsKnown(in Block block, WireId id, ref WireId missing)
    {
        if (id.Client == block.Client)
        {
            return true;
        }

        // Not the clock that is needed: as in Yjs, whatever comes of that client makes all that waits try again.
        var state = StateOf(id.Client);
        missing = new WireId(id.Client, state);
        return id.Clock < state;
    }

    private void LeaveWaiting()
    {
        _leftover ??= new Leftover();
        foreach (var (block, section, missing) in _waiting!)
        {
            _leftover.Lacks(missing);
            _leftover.Add(block, _bytes[block.Start.._sections[section].End]);
            _sections[section].Remaining = 0;
        }

        _waiting.Clear();
    }

    private readonly void Put(in Block block)
    {
        if (block.ClockEnd <= StateOf(block.Client))
        {
            TellCuts(block);
            return;
        }

        if (transaction is null)
        {
            _states![block.Client] = block.ClockEnd;
            return;
        }

        var client = doc.Store.Client(block.Client);
        var known = client.State - block.Clock;
        if (block.IsPlace || !TryMakeItem(block, client, known, out var item, out var right))
        {
            transaction.Add(new Gc(client, client.State, block.Length - known));
            return;
        }

        transaction.Integrate(item, right);
    }

    // Yjs cuts what a block stands next to before it looks whether it knows the block, and then joins more than the parts.
    private readonly void TellCuts(in Block block)
    {
        if (transaction is null)
        {
            return;
        }

        if (block.HasOrigin)
        {
            TellCut(block.Origin.Client, block.Origin.Clock + 1);
        }

        if (block.HasRightOrigin)
        {
            TellCut(block.RightOrigin.Client, block.RightOrigin.Clock);
        }
    }

    private readonly void TellCut(ulong id, long clock)
    {
        var client = doc.Store.Client(id);
        if (clock >= client.State || client.At(clock) is not Item item || item.Clock == clock)
        {
            return;
        }

        // Who is honest tells of no cut in what can be read; who is not shall not spoil a pair there, of which nobody else would hear.
        if (item.IsDeleted)
        {
            BlockStore.SplitAt(transaction!, item, clock);
        }
        else
        {
            transaction!.MayJoin(new Id(client, clock));
        }
    }

    // What stands next to collected garbage, or in it, is garbage.
    private readonly bool TryMakeItem(in Block block, Client client, long known, out Item item, out Item? right)
    {
        item = null!;
        var left = block.HasOrigin ? BlockStore.EndingAt(transaction!, doc.Store.Client(block.Origin.Client), block.Origin.Clock) : null;
        var origin = left?.LastId ?? default;
        var next = block.HasRightOrigin ? BlockStore.StartingAt(transaction!, doc.Store.Client(block.RightOrigin.Client), block.RightOrigin.Clock) : null;
        right = next as Item;
        if (left is Gc || next is Gc)
        {
            return false;
        }

        // What is known of it already tells where the rest belongs.
        if (known > 0)
        {
            left = BlockStore.EndingAt(transaction!, client, client.State - 1);
        }

        var list = known > 0 ? (left as Item)?.List : ((left ?? next) as Item)?.List ?? ListNamed(block);
        if (list is null)
        {
            return false;
        }

        item = new Item(client, block.Clock, block.Length, origin, next?.Id ?? default, list, Content.Read(_bytes, block)) { Left = left as Item };
        if (known > 0)
        {
            item.DropFirst(known);
        }

        return true;
    }

    private readonly ItemList? ListNamed(in Block block) =>
        block.Root is not null ? doc.Root(block.Root).ListOf(block.Key)
        : doc.Store.At(block.Parent) is Item { Content: ContentType type } ? type.Branch.ListOf(block.Key) : null;
}
