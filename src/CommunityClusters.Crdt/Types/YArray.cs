using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Values in order. Which values, see <see cref="SharedType"/>.</summary>
public sealed class YArray : SharedType
{
    /// <summary>An empty array, to be put into a map or an array.</summary>
    public YArray()
        : this(new Branch(TypeKind.Array, null))
    {
    }

    internal YArray(Branch branch)
        : base(branch)
    {
    }

    /// <summary>How many values there are.</summary>
    public int Count => checked((int)Branch.Children.Length);

    /// <summary>Puts values in, the first at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    /// <exception cref="ArgumentException">Such a value cannot be in a document.</exception>
    public void Insert(int index, params ReadOnlySpan<object?> values)
    {
        using var alone = Doc.Guard.Enter();
        CheckRange(index, 0);
        var contents = Contents(values);
        using var change = Doc.Begin();
        var (left, right) = GapAt(change.Transaction, index);
        Write(change.Transaction, left, right, contents);
    }

    /// <summary>Puts values at the end.</summary>
    /// <exception cref="ArgumentException">Such a value cannot be in a document.</exception>
    public void Push(params ReadOnlySpan<object?> values)
    {
        using var alone = Doc.Guard.Enter();
        var contents = Contents(values);
        using var change = Doc.Begin();
        Write(change.Transaction, Branch.Children.Last, null, contents);
    }

    /// <summary>Takes values out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void Delete(int index, int length = 1)
    {
        using var alone = Doc.Guard.Enter();
        CheckRange(index, length);
        if (length > 0)
        {
            using var change = Doc.Begin();
            DeleteAt(change.Transaction, index, length);
        }
    }

    /// <summary>The value at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public object? Get(int index)
    {
        using var alone = Alone();
        CheckRange(index, 1);
        var (item, offset) = Branch.Children.Positions.At(index);
        return item!.Content[(int)offset];
    }

    /// <inheritdoc/>
    public override JsonNode? ToJson()
    {
        using var alone = Alone();
        return new JsonArray([.. Elements(Branch.Children).Select(Any.ToJson)]);
    }

    internal static IEnumerable<object?> Elements(ItemList list)
    {
        for (var item = list.First; item is not null; item = item.Right)
        {
            if (item.VisibleLength == 0)
            {
                continue;
            }

            foreach (var value in item.Content.Values)
            {
                yield return value;
            }
        }
    }

    private void Write(Transaction transaction, Item? left, Item? right, List<(Content Content, int Length)> contents)
    {
        foreach (var (content, length) in contents)
        {
            left = Write(transaction, Branch.Children, left, right, content, length);
        }
    }
}
