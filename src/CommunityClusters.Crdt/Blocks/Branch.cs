using CommunityClusters.Crdt.Encoding;

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

/// <summary>A shared type as the document holds it: what stands in it, and where it stands itself.</summary>
internal sealed class Branch
{
    private Dictionary<string, ItemList>? _entries;

    public Branch(Doc doc, string root)
    {
        (Doc, Root, Kind) = (doc, root, TypeKind.Unnamed);
        Children = new ItemList(this, null);
    }

    public Branch(TypeKind kind, string? nodeName)
    {
        (Kind, NodeName) = (kind, nodeName);
        Children = new ItemList(this, null);
    }

    /// <summary>The document; null before it is put into one.</summary>
    public Doc? Doc { get; set; }

    /// <summary>Its name, where it is a root.</summary>
    public string? Root { get; }

    /// <summary>The item that it is the content of, where it is none.</summary>
    public Item? Item { get; set; }

    public TypeKind Kind { get; set; }

    /// <summary>What an XML element or hook is called.</summary>
    public string? NodeName { get; }

    /// <summary>What stands in it in order.</summary>
    public ItemList Children { get; }

    /// <summary>What stands in it by key.</summary>
    public IReadOnlyDictionary<string, ItemList> Entries => (IReadOnlyDictionary<string, ItemList>?)_entries ?? System.Collections.ObjectModel.ReadOnlyDictionary<string, ItemList>.Empty;

    /// <summary>What programs see of it.</summary>
    public SharedType? View { get; set; }

    public bool IsDeleted => Item is { IsDeleted: true };

    /// <summary>The elements, or what a key has had.</summary>
    public ItemList ListOf(string? key)
    {
        if (key is null)
        {
            return Children;
        }

        _entries ??= new Dictionary<string, ItemList>(StringComparer.Ordinal);
        if (!_entries.TryGetValue(key, out var list))
        {
            _entries[key] = list = new ItemList(this, key);
        }

        return list;
    }

    /// <summary>What a key has now.</summary>
    public Item? Current(string key) => _entries is not null && _entries.TryGetValue(key, out var list) && list.Last is { IsDeleted: false } item ? item : null;

    /// <summary>Says, for items without neighbours, where they stand.</summary>
    public void WriteName(ByteWriter writer)
    {
        if (Item is null)
        {
            writer.WriteNumber(1);
            writer.WriteString(Root);
        }
        else
        {
            writer.WriteNumber(0);
            Item.Id.Write(writer);
        }
    }

    /// <summary>Its contents are gone.</summary>
    public void Clear()
    {
        Children.Clear();
        _entries = null;
    }
}
