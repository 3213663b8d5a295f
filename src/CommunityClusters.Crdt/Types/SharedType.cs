using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>
/// Something in a document that several people change at once. One that is made with <c>new</c> is empty, and is used after it
/// was put into a map or an array of a document.
/// </summary>
/// <remarks>
/// Values that are put in: null, <see cref="Undefined"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="byte"/>[], any
/// number of .NET (JavaScript has but one kind), <see cref="System.Numerics.BigInteger"/> within 64 bits (JavaScript's BigInt),
/// sequences and <c>IReadOnlyDictionary&lt;string, object?&gt;</c> of these, and shared types. They are read as null,
/// <see cref="Undefined"/>, <see cref="bool"/>, <see cref="string"/>, <see cref="byte"/>[], <see cref="double"/>,
/// <see cref="long"/> for a BigInt, <c>IReadOnlyList&lt;object?&gt;</c>, <c>IReadOnlyDictionary&lt;string, object?&gt;</c>, or the
/// shared type.
/// </remarks>
public abstract class SharedType
{
    private protected SharedType(Branch branch)
    {
        Branch = branch;
        branch.View = this;
    }

    internal Branch Branch { get; }

    private protected Doc Doc => Branch.Doc ?? throw new InvalidOperationException("It is not in a document yet.");

    /// <summary>What it holds, as <c>toJSON()</c> of Yjs shows it.</summary>
    public abstract JsonNode? ToJson();

    /// <summary>What programs see of a branch.</summary>
    internal static SharedType Of(Branch branch) => branch.View ?? branch.Kind switch
    {
        TypeKind.Text => new YText(branch),
        TypeKind.Map => new YMap(branch),
        TypeKind.Array or TypeKind.Unnamed => new YArray(branch),
        _ => new YXml(branch),
    };

    /// <summary>Writes something at a place of a list.</summary>
    private protected Item Write(Transaction transaction, ItemList list, Item? left, Item? right, Content content, long length)
    {
        var client = Doc.Store.Client(Doc.ClientId);
        var item = new Item(client, client.State, length, left?.LastId ?? default, right?.Id ?? default, list, content) { Left = left };
        transaction.Integrate(item, right);
        return item;
    }

    /// <summary>The items before and after a position among the elements.</summary>
    private protected (Item? Left, Item? Right) GapAt(Transaction transaction, int index)
    {
        if (index == 0)
        {
            return (null, Branch.Children.First);
        }

        var (item, offset) = Branch.Children.Positions.At(index - 1);
        SplitAfter(transaction, item!, offset + 1);
        return (item, item!.Right);
    }

    /// <summary>Deletes so many characters or elements from a position on.</summary>
    private protected void DeleteAt(Transaction transaction, int index, long length)
    {
        // Looked up each time: what is visible may lie far apart among what was deleted before.
        while (length > 0)
        {
            var (item, offset) = Branch.Children.Positions.At(index);
            if (offset > 0)
            {
                item = BlockStore.SplitAt(transaction, item!, item!.Clock + offset);
            }

            SplitAfter(transaction, item!, length);
            length -= item!.Length;
            item.Delete(transaction);
        }
    }

    private protected void CheckRange(int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)index + length, Branch.Children.Length, nameof(index));
    }

    /// <summary>Values as content, those that can be together in one; made before anything is changed.</summary>
    private protected List<(Content Content, int Length)> Contents(ReadOnlySpan<object?> values)
    {
        var contents = new List<(Content Content, int)>();
        List<ReadOnlyMemory<byte>>? plain = null;
        foreach (var value in values)
        {
            if (value is SharedType type)
            {
                Flush();
                var branch = type.BeforeItIsInADocument();
                contents.Add(contents.Exists(c => c.Content is ContentType other && other.Branch == branch) ? throw InADocument() : (new ContentType(branch), 1));
                continue;
            }

            if (value is byte[] bytes)
            {
                Flush();
                contents.Add((new ContentBinary([.. bytes]), 1));
                continue;
            }

            var writer = new ByteWriter();
            Any.Write(writer, value, Doc.NestingLimit);
            (plain ??= []).Add(writer.ToArray());
        }

        Flush();
        return contents;

        void Flush()
        {
            if (plain is not null)
            {
                contents.Add((new ContentAny(new Run<ReadOnlyMemory<byte>>([.. plain])), plain.Count));
                plain = null;
            }
        }
    }

    /// <summary>Keeps other threads out, while it is in a document.</summary>
    internal MisuseGuard.Stay Alone() => Branch.Doc is { } doc ? doc.Guard.Enter() : default;

    private Branch BeforeItIsInADocument() =>
        Branch.Doc is null ? Branch : throw InADocument();

    private static InvalidOperationException InADocument() => new("It is in a document already.");

    private static void SplitAfter(Transaction transaction, Item item, long offset)
    {
        if (offset < item.Length)
        {
            BlockStore.SplitAt(transaction, item, item.Clock + offset);
        }
    }
}
