using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CommunityClusters.Crdt.Encoding;

/// <summary>Writes the primitives that <see cref="ByteReader"/> reads.</summary>
internal sealed class ByteWriter(byte[] buffer)
{
    private const int LongestNumber = 10;
    private const int LongestUnit = 3;

    private byte[] _bytes = buffer;

    public ByteWriter(int capacity = 64)
        : this(new byte[capacity])
    {
    }

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public byte[] ToArray() => Written.ToArray();

    public void Clear() => Length = 0;

    public void WriteByte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    public void WriteNumber(long value)
    {
        Reserve(LongestNumber);
        var bytes = _bytes;
        var at = Length;
        for (; value > 0x7f; value >>= 7)
        {
            bytes[at++] = (byte)(value | 0x80);
        }

        bytes[at++] = (byte)value;
        Length = at;
    }

    /// <summary>A whole number with its sign; the sign of zero counts.</summary>
    public void WriteSigned(double value)
    {
        var negative = double.IsNegative(value);
        var number = (long)Math.Abs(value);
        WriteByte((byte)((number > 0x3f ? 0x80 : 0) | (negative ? 0x40 : 0) | (int)(number & 0x3f)));
        if (number > 0x3f)
        {
            WriteNumber(number >> 6);
        }
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Bytes, preceded by how many they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteNumber(bytes.Length);
        WriteRaw(bytes);
    }

    /// <summary>Text as UTF-8, preceded by its length in bytes. Half a surrogate pair becomes U+FFFD, as it does in browsers.</summary>
    public void WriteString(ReadOnlySpan<char> text)
    {
        if (text.Length * LongestUnit < 0x80)
        {
            // The length is one byte whatever it is.
            Reserve((text.Length * LongestUnit) + 1);
            _bytes[Length] = (byte)System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length + 1));
            Length += _bytes[Length] + 1;
            return;
        }

        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        WriteNumber(length);
        Reserve(length);
        System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
        Length += length;
    }

    public void WriteFloat32(float value)
    {
        Reserve(sizeof(float));
        BinaryPrimitives.WriteSingleBigEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(float);
    }

    public void WriteFloat64(double value)
    {
        Reserve(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void WriteInt64(long value)
    {
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(Length), value);
        Length += sizeof(long);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + more));
        }
    }
}
