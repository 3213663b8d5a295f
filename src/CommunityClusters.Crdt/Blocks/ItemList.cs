namespace CommunityClusters.Crdt.Blocks;

/// <summary>Items in order: the elements of a text or an array, or the values that one key of a map has had, the last of which counts.</summary>
internal sealed class ItemList(Branch branch, string? key)
{
    public Branch Branch { get; } = branch;

    /// <summary>The map's key; null for elements.</summary>
    public string? Key { get; } = key;

    public Item? First { get; set; }

    public Item? Last { get; set; }

    /// <summary>How many characters or elements a reader sees.</summary>
    public long Length { get; private set; }

    /// <summary>Whether marks of formatting were ever among the items.</summary>
    public bool HasMarks { get; private set; }

    /// <summary>Finds places quickly; made when somebody first asks for one.</summary>
    public PositionIndex? Index { get; private set; }

    public PositionIndex Positions => Index ??= new PositionIndex(this);

    /// <summary>Puts an item after another, or first.</summary>
    public void Insert(Item item, Item? left)
    {
        (item.Left, item.Right) = (left, left is null ? First : left.Right);
        if (left is null)
        {
            First = item;
        }
        else
        {
            left.Right = item;
        }

        if (item.Right is null)
        {
            Last = item;
        }
        else
        {
            item.Right.Left = item;
        }

        Length += item.VisibleLength;
        HasMarks |= item.Content is ContentFormat;
        Index?.WasInserted(item);
    }

    /// <summary>Tells that an item of the list became visible or stopped to be.</summary>
    public void Resize(Item item, long visible)
    {
        Length += visible;
        if (visible != 0 && Index is not null)
        {
            PositionIndex.Resized(item, visible);
        }
    }

    /// <summary>How many characters or elements are before an item.</summary>
    public long PositionOf(Item item)
    {
        _ = Positions;
        return PositionIndex.PositionOf(item);
    }

    /// <summary>Nothing of it is left.</summary>
    public void Clear()
    {
        (First, Last, Length, Index) = (null, null, 0, null);
    }
}
