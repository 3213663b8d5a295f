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
    public static Item? LeftNeighbour(BlockStore store, Item item, Item? right)
    {
        var left = item.Left;
        var other = left is null ? item.List.First : left.Right;
        if (other is null || other == right)
        {
            return left;
        }

        // What was passed is marked in its order; from some place on, it still competes for the place of this item.
        var (search, passed, competing) = (++store.Searches, 0, 0);
        for (; other is not null && other != right; other = other.Right)
        {
            other.Passed = new Mark(search, passed++);
            if (item.Origin == other.Origin)
            {
                if (other.Client.Id < item.Client.Id)
                {
                    // Both were written after the same character: the lower client comes first.
                    (left, competing) = (other, passed);
                }
                else if (item.RightOrigin == other.RightOrigin)
                {
                    break;
                }
            }
            else if (other.Origin.Exists && other.Origin.Client!.At(other.Origin.Clock) is Item origin && origin.Passed.Search == search)
            {
                // It was written after something that was passed; what belongs to what came before this item comes before it, too.
                if (origin.Passed.Place < competing)
                {
                    (left, competing) = (other, passed);
                }
            }
            else
            {
                break;
            }
        }

        return left;
    }
}

/// <summary>When an item was last passed by a search for a place, and as which.</summary>
internal readonly record struct Mark(int Search, int Place);
