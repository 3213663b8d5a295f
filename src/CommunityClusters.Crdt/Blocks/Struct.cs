using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>Who wrote, and which of what they wrote. One clock is one character or one value.</summary>
internal readonly record struct Id(Client? Client, long Clock)
{
    public bool Exists => Client is not null;

    public void Write(ByteWriter writer)
    {
        writer.WriteNumber((long)Client!.Id);
        writer.WriteNumber(Clock);
    }
}

/// <summary>A run of clocks of one client. All that a client wrote is a gapless sequence of these.</summary>
internal abstract class Struct(Client client, long clock, long length)
{
    private const long DeletedFlag = 1;
    private const int Flags = 1;

    private long _lengthAndFlags = length << Flags;

    public Client Client { get; } = client;

    public long Clock { get; protected set; } = clock;

    public long Length
    {
        get => _lengthAndFlags >> Flags;
        protected set => _lengthAndFlags = (value << Flags) | (_lengthAndFlags & DeletedFlag);
    }

    public bool IsDeleted => (_lengthAndFlags & DeletedFlag) != 0;

    public long End => Clock + Length;

    public Id Id => new(Client, Clock);

    public Id LastId => new(Client, End - 1);

    /// <summary>Takes what follows in the same client's writing into this, if both can be one.</summary>
    public abstract bool TryMerge(Struct next);

    /// <summary>Writes it without what comes before an offset.</summary>
    public abstract void Write(ByteWriter writer, long offset);

    protected void MarkDeleted() => _lengthAndFlags |= DeletedFlag;
}

/// <summary>Collected garbage: it is known that something was here, and was deleted with all it stood in.</summary>
internal sealed class Gc : Struct
{
    public Gc(Client client, long clock, long length)
        : base(client, clock, length) =>
        MarkDeleted();

    public override bool TryMerge(Struct next)
    {
        if (next is not Gc)
        {
            return false;
        }

        Length += next.Length;
        return true;
    }

    public override void Write(ByteWriter writer, long offset)
    {
        writer.WriteByte(Kind.Gc);
        writer.WriteNumber(Length - offset);
    }
}
