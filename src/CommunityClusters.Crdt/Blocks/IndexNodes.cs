namespace CommunityClusters.Crdt.Blocks;

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
