using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Unicode;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>
/// Reads the primitives of lib0, the encoding under Yjs: numbers of seven bits a byte, lowest first, and what is preceded by
/// its length. Whatever does not make sense throws <see cref="MalformedUpdateException"/> with its place.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    /// <summary>The largest number that JavaScript holds exactly; nothing above it is ever a valid client, clock or length.</summary>
    public const long LargestNumber = (1L << 53) - 1;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; } = position;

    public readonly int Remaining => _bytes.Length - Position;

    public readonly ReadOnlySpan<byte> Since(int start) => _bytes[start..Position];

    public byte ReadByte()
    {
        if (Position >= _bytes.Length)
        {
            throw Malformed("It ends too early");
        }

        return _bytes[Position++];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadNumber()
    {
        if (Position < _bytes.Length && _bytes[Position] < 0x80)
        {
            return _bytes[Position++];
        }

        return ReadLongNumber();
    }

    /// <summary>A number that counts things of which each takes at least so many more bytes.</summary>
    public int ReadCount(int least = 1)
    {
        var at = Position;
        var count = ReadNumber();
        return count <= Remaining / least ? (int)count : throw Malformed("It counts more than follows", at);
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        var at = Position;
        var length = ReadNumber();
        if (length > Remaining)
        {
            throw Malformed("A length goes beyond the end", at);
        }

        Position += (int)length;
        return _bytes.Slice(Position - (int)length, (int)length);
    }

    public ReadOnlySpan<byte> ReadFixed(int length)
    {
        if (length > Remaining)
        {
            throw Malformed("It ends too early");
        }

        Position += length;
        return _bytes.Slice(Position - length, length);
    }

    /// <summary>Text as it stands there: UTF-8, which is valid.</summary>
    public ReadOnlySpan<byte> ReadUtf8()
    {
        var at = Position;
        var text = ReadBytes();
        return Utf8.IsValid(text) ? text : throw Malformed("Text is not UTF-8", at);
    }

    public string ReadString() => System.Text.Encoding.UTF8.GetString(ReadUtf8());

    /// <summary>A number with a sign: the first byte holds six bits of it. Zero may be negative, too.</summary>
    public double ReadSigned()
    {
        var at = Position;
        var first = ReadByte();
        var (number, shift) = ((long)(first & 0x3f), 6);
        for (var more = first >= 0x80; more; shift += 7)
        {
            var next = ReadByte();
            number |= shift < 56 ? (long)(next & 0x7f) << shift : throw Malformed("A number is too large", at);
            more = next >= 0x80;
        }

        return number > LargestNumber ? throw Malformed("A number is too large", at) : (first & 0x40) != 0 ? -(double)number : number;
    }

    public double ReadFloat32() => BinaryPrimitives.ReadSingleBigEndian(ReadFixed(sizeof(float)));

    public double ReadFloat64() => BinaryPrimitives.ReadDoubleBigEndian(ReadFixed(sizeof(double)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(ReadFixed(sizeof(long)));

    public readonly void ExpectEnd()
    {
        if (Remaining > 0)
        {
            throw Malformed("Something follows its end");
        }
    }

    public readonly MalformedUpdateException Malformed(string reason) => new(reason, Position);

    public static MalformedUpdateException Malformed(string reason, int at) => new(reason, at);

    private long ReadLongNumber()
    {
        var at = Position;
        var (number, shift) = (0L, 0);
        while (true)
        {
            var next = ReadByte();
            if (shift >= 56)
            {
                throw Malformed("A number is too large", at);
            }

            number |= (long)(next & 0x7f) << shift;
            shift += 7;
            if (next < 0x80)
            {
                return number <= LargestNumber ? number : throw Malformed("A number is too large", at);
            }
        }
    }
}
