using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

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

    /// <summary>The elements, and what each key had last.</summary>
    public IEnumerable<Item> Contents()
    {
        for (var item = Children.First; item is not null; item = item.Right)
        {
            yield return item;
        }

        foreach (var list in Entries.Values)
        {
            if (list.Last is { } last)
            {
                yield return last;
            }
        }
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
