namespace CommunityClusters.Crdt.Blocks;

/// <summary>
/// Finds the item at a position of a list, and the position of an item, in logarithmic time: a B+ tree over the items in
/// order, in which every node knows how many visible characters or elements stand below it. Leaves hold no items themselves;
/// they know where their run of the linked list begins and how many items it has.
/// </summary>
internal sealed class PositionIndex
{
    private IndexNode _root;

    /// <summary>Indexes what a list holds.</summary>
    public PositionIndex(ItemList list)
    {
        var leaf = new IndexLeaf();
        _root = leaf;
        for (var item = list.First; item is not null; item = item.Right)
        {
            if (leaf.Count == IndexLeaf.Capacity / 2)
            {
                var next = new IndexLeaf();
                AddAfter(leaf, next);
                leaf = next;
            }

            leaf.First ??= item;
            leaf.Count++;
            item.Leaf = leaf;
            Resize(leaf, item.VisibleLength);
        }
    }

    /// <summary>The visible item that holds a position, and how far into it; none where the list ends there.</summary>
    public (Item? Item, long Offset) At(long position)
    {
        if (position >= _root.Visible)
        {
            return (null, 0);
        }

        var node = _root;
        while (node is IndexBranch branch)
        {
            node = branch.ChildAt(ref position);
        }

        var item = ((IndexLeaf)node).First!;
        while (position >= item.VisibleLength)
        {
            position -= item.VisibleLength;
            item = item.Right!;
        }

        return (item, position);
    }

    /// <summary>How many characters or elements are before an item.</summary>
    public static long PositionOf(Item item)
    {
        var position = 0L;
        for (var before = item.Leaf!.First!; before != item; before = before.Right!)
        {
            position += before.VisibleLength;
        }

        IndexNode node = item.Leaf;
        for (; node.Parent is { } parent; node = parent)
        {
            position += parent.VisibleBefore(node);
        }

        return position;
    }

    /// <summary>An item was put between its neighbours.</summary>
    public void WasInserted(Item item)
    {
        var leaf = item.Left?.Leaf ?? item.Right?.Leaf ?? FirstLeaf();
        if (item.Left is null)
        {
            leaf.First = item;
        }

        Enter(leaf, item);
        Resize(leaf, item.VisibleLength);
    }

    /// <summary>The second half of an item is an item of its own; nothing more or less is visible.</summary>
    public void WasSplit(Item first, Item second) => Enter(first.Leaf!, second);

    /// <summary>An item is about to be taken into the one before it.</summary>
    public static void Merges(Item item, Item next)
    {
        var (leaf, gone) = (item.Leaf!, next.Leaf!);
        if (leaf != gone)
        {
            Resize(gone, -next.VisibleLength);
            Resize(leaf, next.VisibleLength);
        }

        gone.Count--;
        if (gone.First == next)
        {
            gone.First = next.Right;
        }

        if (gone.Count == 0)
        {
            Remove(gone);
        }
    }

    /// <summary>So much more, or less, of an item is visible.</summary>
    public static void Resized(Item item, long visible) => Resize(item.Leaf!, visible);

    private void Enter(IndexLeaf leaf, Item item)
    {
        item.Leaf = leaf;
        if (++leaf.Count <= IndexLeaf.Capacity)
        {
            return;
        }

        var half = new IndexLeaf();
        var last = leaf.First!;
        for (var i = 1; i < leaf.Count / 2; i++)
        {
            last = last.Right!;
        }

        half.First = last.Right;
        half.Count = leaf.Count - (leaf.Count / 2);
        leaf.Count -= half.Count;
        var (moved, visible) = (half.First!, 0L);
        for (var i = 0; i < half.Count; i++, moved = moved.Right!)
        {
            moved.Leaf = half;
            visible += moved.VisibleLength;
        }

        Resize(leaf, -visible);
        AddAfter(leaf, half);
        Resize(half, visible);
    }

    private void AddAfter(IndexNode node, IndexNode next)
    {
        if (node.Parent is null)
        {
            var root = new IndexBranch();
            root.Insert(0, node);
            _root = root;
        }

        var parent = node.Parent!;
        parent.Insert(parent.IndexOf(node) + 1, next);
        if (parent.Count > IndexBranch.Capacity)
        {
            AddAfter(parent, parent.TakeSecondHalf());
        }
    }

    // There is always another: the one that took the last item in.
    private static void Remove(IndexNode node)
    {
        for (; node.Parent is { } parent; node = parent)
        {
            parent.Remove(node);
            if (parent.Count > 0)
            {
                return;
            }
        }
    }

    private IndexLeaf FirstLeaf()
    {
        var node = _root;
        while (node is IndexBranch branch)
        {
            node = branch[0];
        }

        return (IndexLeaf)node;
    }

    private static void Resize(IndexNode leaf, long visible)
    {
        for (var node = leaf; node is not null; node = node.Parent)
        {
            node.Visible += visible;
        }
    }
}
