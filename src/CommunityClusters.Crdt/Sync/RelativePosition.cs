using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>A position in a type, as a number.</summary>
/// <param name="Type">The type.</param>
/// <param name="Index">How many characters or elements are before it.</param>
/// <param name="Assoc">Which neighbour it belongs to: the one before where negative, else the one after.</param>
public sealed record AbsolutePosition(SharedType Type, int Index, int Assoc);

/// <summary>
/// A position that stays where it is while others write: next to a certain character or element, or at the end of a type. For
/// remarks and cursors; in the encoding of Yjs.
/// </summary>
public sealed record RelativePosition
{
    private const int InItem = 0;
    private const int InRoot = 1;
    private const int InType = 2;

    private RelativePosition(WireId? item, string? root, WireId? type, int assoc) =>
        (Item, Root, Type, Assoc) = (item, root, type, assoc);

    /// <summary>Which neighbour it belongs to: the one before where negative, else the one after.</summary>
    public int Assoc { get; }

    private WireId? Item { get; }

    private string? Root { get; }

    private WireId? Type { get; }

    /// <summary>The position before a character or element, or at the end.</summary>
    /// <param name="type">A type that is in a document.</param>
    /// <param name="index">How many characters or elements are before it.</param>
    /// <param name="assoc">Negative to stay with the character before, else to stay with the one after.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public static RelativePosition FromIndex(SharedType type, int index, int assoc = 0)
    {
        ArgumentNullException.ThrowIfNull(type);
        using var alone = type.Alone();
        var list = type.Branch.Children;
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, list.Length);
        if (assoc < 0 && index == 0)
        {
            return AtEndOf(type.Branch, assoc);
        }

        var (item, offset) = list.Positions.At(assoc < 0 ? index - 1 : index);
        return item is null ? AtEndOf(type.Branch, assoc) : new RelativePosition(new WireId(item.Client.Id, item.Clock + offset), null, null, assoc);
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="MalformedUpdateException">It is none.</exception>
    public static RelativePosition Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        WireId? item = null, type = null;
        string? root = null;
        switch (reader.ReadNumber())
        {
            case InItem:
                item = new WireId((ulong)reader.ReadNumber(), reader.ReadNumber());
                break;
            case InRoot:
                root = reader.ReadString();
                break;
            case InType:
                type = new WireId((ulong)reader.ReadNumber(), reader.ReadNumber());
                break;
            default:
                throw ByteReader.Malformed("A position is of no known kind", 0);
        }

        // Early versions of Yjs wrote none.
        var at = reader.Position;
        var assoc = reader.Remaining > 0 ? reader.ReadSigned() : 0;
        reader.ExpectEnd();
        return Math.Abs(assoc) <= int.MaxValue ? new RelativePosition(item, root, type, (int)assoc) : throw ByteReader.Malformed("A position belongs to neither side", at);
    }

    /// <summary>Writes it.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter();
        if (Root is not null)
        {
            writer.WriteNumber(InRoot);
            writer.WriteString(Root);
        }
        else
        {
            var id = (Item ?? Type)!.Value;
            writer.WriteNumber(Item is null ? InType : InItem);
            writer.WriteNumber((long)id.Client);
            writer.WriteNumber(id.Clock);
        }

        writer.WriteSigned(Assoc);
        return writer.ToArray();
    }

    /// <summary>Where that is now; null where its place is not known here, is of a type that nobody named, or was forgotten.</summary>
    public AbsolutePosition? ToAbsolute(Doc doc)
    {
        ArgumentNullException.ThrowIfNull(doc);
        using var alone = doc.Guard.Enter();
        if (Item is { } id)
        {
            return id.Clock < doc.Store.StateOf(id.Client) && doc.Store.At(id) is Blocks.Item item ? At(item, id.Clock - item.Clock) : null;
        }

        var branch = Root is not null ? doc.KnownRoot(Root)
            : Type is { } type && type.Clock < doc.Store.StateOf(type.Client) && doc.Store.At(type) is Blocks.Item { Content: ContentType content } ? content.Branch : null;
        return branch is null ? null : In(branch, Assoc >= 0 ? branch.Children.Length : 0);
    }

    private AbsolutePosition? At(Item item, long offset)
    {
        var list = item.List;
        if (list.Branch.IsDeleted)
        {
            return In(list.Branch, 0);
        }

        var within = item.VisibleLength == 0 ? 0 : offset + (Assoc >= 0 ? 0 : 1);
        return In(list.Branch, list.Key is null ? list.PositionOf(item) + within : within);
    }

    private AbsolutePosition? In(Branch branch, long index) =>
        branch.Kind == TypeKind.Unnamed ? null : new AbsolutePosition(SharedType.Of(branch), checked((int)index), Assoc);

    private static RelativePosition AtEndOf(Branch branch, int assoc) =>
        branch.Item is { } item ? new RelativePosition(null, null, new WireId(item.Client.Id, item.Clock), assoc)
        : new RelativePosition(null, branch.Root ?? throw new InvalidOperationException("It is not in a document yet."), null, assoc);
}
