using System.Buffers.Binary;

namespace CommunityClusters.Files.Contents;

/// <summary>Reads a file from its beginning to its end, and never past that.</summary>
internal sealed class Reading(ReadOnlyMemory<byte> bytes, int at = 0)
{
    public int At { get; private set; } = at;

    public bool IsAtEnd => At >= bytes.Length;

    public int Left => bytes.Length - At;

    public byte Byte() => Take(1).Span[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2).Span);

    /// <exception cref="DamagedException">It is more than any file here has.</exception>
    public int Length32(bool bigEndian)
    {
        var four = Take(4).Span;
        var length = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);
        return length <= int.MaxValue ? (int)length : throw new DamagedException();
    }

    public ReadOnlyMemory<byte> Take(int length)
    {
        if (length < 0 || length > Left)
        {
            throw new DamagedException();
        }

        At += length;
        return bytes.Slice(At - length, length);
    }
}
