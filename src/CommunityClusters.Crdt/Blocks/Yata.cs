namespace CommunityClusters.Crdt.Blocks;

/// <summary>
/// Where an item belongs: the integration rule of YATA ("Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types",
/// Nicolaescu, Jahns, Derntl, Klamma, 2016), in the form that Yjs gives it. Every replica that knows the same items finds the
/// same order, whichever way they came.
/// </summary>
internal static class Yata
{
    /// <summary>
    /// Finds the left neighbour of an item that was written between its <see cref="Item.Left"/> (or the list's beginning) and a
    /// right neighbour (or the list's end), where others may have written meanwhile.
    /// </summary>
    public static Item? LeftNeighbour(Item item, Item? right)
    {
        var left = item.Left;
        var other = left is null ? item.List.First : left.Right;
        if (other is null || other == right)
        {
            return left;
        }

        // What was passed, by order; from some place on, it still competes for the place of this item.
        var passed = new Passed(other);
        var competing = 0;
        for (; other is not null && other != right; other = other.Right)
        {
            passed.Count++;
            if (item.Origin == other.Origin)
            {
                if (other.Client.Id < item.Client.Id)
                {
                    // Both were written after the same character: the lower client comes first.
                    (left, competing) = (other, passed.Count);
                }
                else if (item.RightOrigin == other.RightOrigin)
                {
                    break;
                }
            }
            else if (other.Origin.Exists && other.Origin.Client!.At(other.Origin.Clock) is Item origin && passed.Has(origin, out var place))
            {
                // It was written after something that was passed; what belongs to what came before this item comes before it, too.
                if (place < competing)
                {
                    (left, competing) = (other, passed.Count);
                }
            }
            else
            {
                break;
            }
        }

        return left;
    }

    /// <summary>Items in a row, looked into only where some were not written after the same as the new one.</summary>
    private struct Passed(Item first)
    {
        private Dictionary<Item, int>? _places;
        private Item? _next = first;

        public int Count { get; set; }

        public bool Has(Item item, out int place)
        {
            _places ??= [];
            for (; _places.Count < Count; _next = _next!.Right)
            {
                _places.Add(_next!, _places.Count);
            }

            return _places.TryGetValue(item, out place);
        }
    }
}
