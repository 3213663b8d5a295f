using System.Buffers.Binary;
using System.Numerics;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>
/// A set of numbers within a block of <see cref="Size"/> in a row, a bit each. It is kept in whichever form is shorter: few
/// numbers as their places in the block, two bytes each, little-endian, ascending; many as all the bits, the lowest first.
/// After the containers of Roaring bitmaps (Lemire and others, https://roaringbitmap.org).
/// </summary>
public sealed class BlockOfNumbers
{
    /// <summary>How many numbers are in a block.</summary>
    public const int Size = 4096;

    private const int Words = Size / 64;
    private const int LongestForm = Size / 8;

    private readonly ulong[] _bits = new ulong[Words];

    private BlockOfNumbers()
    {
    }

    /// <summary>Whether no number is in the set.</summary>
    public bool IsEmpty => !_bits.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>The block that a number stands in.</summary>
    public static long Of(long number) => number / Size;

    /// <summary>Reads what <see cref="Write"/> wrote; no bytes are an empty set.</summary>
    public static BlockOfNumbers Read(ReadOnlySpan<byte> form)
    {
        var numbers = new BlockOfNumbers();
        if (form.Length == LongestForm)
        {
            for (var i = 0; i < Words; i++)
            {
                numbers._bits[i] = BinaryPrimitives.ReadUInt64LittleEndian(form[(i * sizeof(ulong))..]);
            }

            return numbers;
        }

        for (; form.Length > 0; form = form[sizeof(ushort)..])
        {
            numbers.Add(BinaryPrimitives.ReadUInt16LittleEndian(form));
        }

        return numbers;
    }

    /// <summary>Puts a number in.</summary>
    public void Add(long number) => _bits[number % Size / 64] |= 1UL << (int)(number % 64);

    /// <summary>Takes a number out.</summary>
    public void Remove(long number) => _bits[number % Size / 64] &= ~(1UL << (int)(number % 64));

    /// <summary>Keeps only what the other set has too.</summary>
    /// <returns>This set.</returns>
    public BlockOfNumbers And(BlockOfNumbers other)
    {
        for (var i = 0; i < Words; i++)
        {
            _bits[i] &= other._bits[i];
        }

        return this;
    }

    /// <summary>The numbers, the highest first, where the set is of this block.</summary>
    public IEnumerable<long> Newest(long block)
    {
        for (var i = Words - 1; i >= 0; i--)
        {
            for (var left = _bits[i]; left != 0;)
            {
                var highest = BitOperations.Log2(left);
                left &= ~(1UL << highest);
                yield return (block * Size) + (i * 64) + highest;
            }
        }
    }

    /// <summary>The shorter form.</summary>
    public byte[] Write()
    {
        var count = _bits.Sum(BitOperations.PopCount);
        var form = new byte[Math.Min(count * sizeof(ushort), LongestForm)];
        if (form.Length == LongestForm)
        {
            for (var i = 0; i < Words; i++)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(form.AsSpan(i * sizeof(ulong)), _bits[i]);
            }

            return form;
        }

        foreach (var place in Newest(0))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(form.AsSpan(--count * sizeof(ushort)), (ushort)place);
        }

        return form;
    }
}
