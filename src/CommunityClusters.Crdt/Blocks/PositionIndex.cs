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

/// <summary>A part of the index.</summary>
internal abstract class IndexNode
{
    public IndexBranch? Parent { get; set; }

    /// <summary>How many characters or elements are visible below it.</summary>
    public long Visible { get; set; }
}

/// <summary>A run of items.</summary>
internal sealed class IndexLeaf : IndexNode
{
    public const int Capacity = 32;

    public Item? First { get; set; }

    public int Count { get; set; }
}

/// <summary>A run of parts.</summary>
internal sealed class IndexBranch : IndexNode
{
    public const int Capacity = 32;

    private readonly IndexNode[] _children = new IndexNode[Capacity + 1];

    public int Count { get; private set; }

    public IndexNode this[int index] => _children[index];

    public int IndexOf(IndexNode child) => Array.IndexOf(_children, child, 0, Count);

    /// <summary>The child that holds a position, which becomes one within that child.</summary>
    public IndexNode ChildAt(ref long position)
    {
        var index = 0;
        while (position >= _children[index].Visible)
        {
            position -= _children[index++].Visible;
        }

        return _children[index];
    }

    public long VisibleBefore(IndexNode child)
    {
        var visible = 0L;
        for (var i = 0; _children[i] != child; i++)
        {
            visible += _children[i].Visible;
        }

        return visible;
    }

    /// <summary>Takes a child in; what is visible below it is counted here, and above only if it is new there.</summary>
    public void Insert(int index, IndexNode child)
    {
        Array.Copy(_children, index, _children, index + 1, Count - index);
        _children[index] = child;
        child.Parent = this;
        Count++;
        for (var node = this; node is not null && child.Visible != 0; node = node.Parent)
        {
            node.Visible += child.Visible;
        }
    }

    public void Remove(IndexNode child)
    {
        var index = IndexOf(child);
        Count--;
        Array.Copy(_children, index + 1, _children, index, Count - index);
        _children[Count] = null!;
    }

    /// <summary>Makes a sibling of the second half of the children. Nobody counts it yet.</summary>
    public IndexBranch TakeSecondHalf()
    {
        var half = new IndexBranch();
        var first = Count / 2;
        for (var i = first; i < Count; i++)
        {
            half._children[i - first] = _children[i];
            half.Visible += _children[i].Visible;
            _children[i].Parent = half;
            _children[i] = null!;
        }

        half.Count = Count - first;
        Count = first;
        for (var node = this; node is not null; node = node.Parent)
        {
            node.Visible -= half.Visible;
        }

        return half;
    }
}
