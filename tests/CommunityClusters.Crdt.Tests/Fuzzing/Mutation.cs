namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>Spoils bytes the way accidents and adversaries do.</summary>
internal static class Mutation
{
    private static readonly byte[] Telling = [0, 1, 2, 10, 0x1F, 0x3F, 0x40, 0x7F, 0x80, 0x81, 0xC0, 0xFF];

    public static byte[] Of(IReadOnlyList<byte[]> corpus, Random random)
    {
        var bytes = (byte[])OneOf(corpus, random).Clone();
        for (var round = random.Next(3); round >= 0; round--)
        {
            bytes = Once(bytes, corpus, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, IReadOnlyList<byte[]> corpus, Random random)
    {
        if (bytes.Length == 0)
        {
            return Noise(random, 1 + random.Next(16));
        }

        var at = random.Next(bytes.Length);
        var end = at + random.Next(Math.Min(16, bytes.Length - at + 1));
        switch (random.Next(10))
        {
            case 0 or 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2 or 3:
                bytes[at] = Telling[random.Next(Telling.Length)];
                return bytes;
            case 4:
                return bytes[..at];
            case 5:
                var other = OneOf(corpus, random);
                return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            case 6:
                return [.. bytes[..at], (byte)(bytes[at] | 0x80), .. Noise(random, random.Next(9)), .. bytes[(at + 1)..]];
            case 7:
                return [.. bytes[..at], .. bytes[end..]];
            case 8:
                random.NextBytes(bytes.AsSpan(at, end - at));
                return bytes;
            default:
                return [.. bytes[..end], .. bytes[at..]];
        }
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] OneOf(IReadOnlyList<byte[]> corpus, Random random) => corpus[random.Next(corpus.Count)];
}
