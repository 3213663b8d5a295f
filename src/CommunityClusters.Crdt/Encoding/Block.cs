namespace CommunityClusters.Crdt.Encoding;

/// <summary>The kinds of blocks and of their content, by the number that Yjs writes in the lowest five bits of a block's first byte.</summary>
internal static class Kind
{
    public const int Gc = 0;
    public const int Deleted = 1;
    public const int Json = 2;
    public const int Binary = 3;
    public const int String = 4;
    public const int Embed = 5;
    public const int Format = 6;
    public const int Type = 7;
    public const int Any = 8;
    public const int Doc = 9;
    public const int Skip = 10;

    public const int Mask = 0x1f;
    public const int HasKey = 0x20;
    public const int HasRightOrigin = 0x40;
    public const int HasOrigin = 0x80;
    public const int HasNeighbour = HasOrigin | HasRightOrigin;
}

/// <summary>The kinds of shared types, by the number that Yjs writes.</summary>
internal enum TypeKind
{
    /// <summary>A root type of which only the name is known yet.</summary>
    Unnamed = -1,
    Array = 0,
    Map = 1,
    Text = 2,
    XmlElement = 3,
    XmlFragment = 4,
    XmlHook = 5,
    XmlText = 6,
}

/// <summary>A client and a clock as they stand in an update.</summary>
internal readonly record struct WireId(ulong Client, long Clock);

/// <summary>
/// One block of an update, read but for its content: what stands where in the bytes. The numbers follow the order in which
/// they are written.
/// </summary>
internal struct Block
{
    public ulong Client;
    public long Clock;
    public long Length;
    public int Start;
    public int End;
    public int ContentStart;
    public byte Info;

    /// <summary>How many blocks its section still had, with this one.</summary>
    public int Remaining;
    public WireId Origin;
    public WireId RightOrigin;

    /// <summary>The name of the root type that it stands in, where it has no neighbours to tell.</summary>
    public string? Root;

    /// <summary>The block of the type that it stands in, where there is neither a neighbour nor a root.</summary>
    public WireId Parent;

    /// <summary>Under which key it stands, where no neighbour tells.</summary>
    public string? Key;

    public readonly int Kind => Info & Encoding.Kind.Mask;

    public readonly long ClockEnd => Clock + Length;

    public readonly bool HasOrigin => (Info & Encoding.Kind.HasOrigin) != 0;

    public readonly bool HasRightOrigin => (Info & Encoding.Kind.HasRightOrigin) != 0;

    public readonly bool NamesParent => (Info & Encoding.Kind.HasNeighbour) == 0 && !IsPlace;

    /// <summary>Whether it only holds a place in the order: collected content, or what the update leaves out.</summary>
    public readonly bool IsPlace => Kind is Encoding.Kind.Gc or Encoding.Kind.Skip;

    /// <summary>Its text in UTF-8, where that is its content.</summary>
    public readonly ReadOnlySpan<byte> TextIn(ReadOnlySpan<byte> update)
    {
        var reader = new ByteReader(update[..End], ContentStart);
        return reader.ReadBytes();
    }
}

/// <summary>The blocks of one client in an update, which stand side by side in clock order.</summary>
internal struct Section
{
    public ulong Client;
    public long Clock;
    public int Remaining;
    public int Position;
    public int End;
}
