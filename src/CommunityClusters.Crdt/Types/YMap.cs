using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Values by key, of each of which everybody finally sees the same one. Which values, see <see cref="SharedType"/>.</summary>
public sealed class YMap : SharedType
{
    /// <summary>An empty map, to be put into a map or an array.</summary>
    public YMap()
        : this(new Branch(TypeKind.Map, null))
    {
    }

    internal YMap(Branch branch)
        : base(branch)
    {
    }

    /// <summary>The keys that have a value.</summary>
    public IReadOnlyCollection<string> Keys => [.. Branch.Entries.Keys.Where(k => Branch.Current(k) is not null)];

    /// <summary>Gives a key a value.</summary>
    /// <exception cref="ArgumentException">Such a value cannot be in a document.</exception>
    public void Set(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var alone = Doc.Guard.Enter();
        var (content, length) = Contents([value])[0];
        using var change = Doc.Begin();
        var list = Branch.ListOf(key.WithoutHalves());
        Write(change.Transaction, list, list.Last, null, content, length);
    }

    /// <summary>The value of a key.</summary>
    /// <returns>Whether it has one.</returns>
    public bool TryGet(string key, out object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var alone = Alone();
        var item = Branch.Current(key.WithoutHalves());
        value = item?.Content.LastValue;
        return item is not null;
    }

    /// <summary>The client id under which a key's present value was written; null where it has none.</summary>
    public ulong? WriterOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var alone = Alone();
        return Branch.Current(key.WithoutHalves())?.Client.Id;
    }

    /// <summary>Takes a key's value away.</summary>
    /// <returns>Whether it had one.</returns>
    public bool Remove(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var alone = Doc.Guard.Enter();
        if (Branch.Current(key.WithoutHalves()) is not { } item)
        {
            return false;
        }

        using var change = Doc.Begin();
        item.Delete(change.Transaction);
        return true;
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson() => ToJson(Branch);

    internal static JsonObject ToJson(Branch branch) => new(
        from key in branch.Entries.Keys
        let item = branch.Current(key)
        where item is not null
        let value = item.Content.LastValue
        where value is not Undefined
        select KeyValuePair.Create(key, Any.ToJson(value)));
}
