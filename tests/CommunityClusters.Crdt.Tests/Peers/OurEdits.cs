using System.Numerics;

namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>What peer/edits.mjs does, by our own document.</summary>
internal static class OurEdits
{
    private static readonly string[] Letters = ["a", "bc", "def ", "\n", "ß", "é", "漢字", "😀", "👩‍👩‍👧", "x😀y", "𝒳𝒴", "\0", "long enough to be cut at several places"];

    private static readonly string[] Keys = ["", "k", "key", "ключ", "😀", "other", "last"];

    private static readonly object?[] Scalars =
    [
        null, true, false, 0, -0.0, 1, -1, 63, 64, -64, 127L, 128u, (short)8191, 8192, int.MaxValue, 2147483648, int.MinValue, -2147483649, 9007199254740991, -9007199254740991,
        9007199254740992d, 1e21, 0.5f, -0.25, 0.1, -1e-300, double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 2.5m,
        "", "text", "😀", "a\"\\\n\u2028", BigInteger.Zero, BigInteger.MinusOne, new BigInteger(long.MaxValue), new BigInteger(long.MinValue), Undefined.Value,
        new byte[] { 1, 2, 255 }, Array.Empty<byte>(),
    ];

    /// <returns>What was done.</returns>
    public static List<Deed> AtRandom(Doc doc, Random random)
    {
        SharedType[] roots = [doc.GetText("t"), doc.GetMap("m"), doc.GetArray("a")];
        var deeds = new List<Deed>();
        for (var count = 1 + random.Next(4); count > 0; count--)
        {
            var types = Reachable(roots);
            var type = random.Next(2) == 0 ? roots[random.Next(3)] : OneOf(random, types);
            deeds.Add(Edit(type, random) with { Type = types.IndexOf(type) });
        }

        return deeds;
    }

    private static List<SharedType> Reachable(SharedType[] roots)
    {
        var found = new List<SharedType>();
        foreach (var root in roots)
        {
            Visit(root);
        }

        return found;

        void Visit(object? value)
        {
            if (value is not (YText or YMap or YArray))
            {
                return;
            }

            found.Add((SharedType)value);
            foreach (var inner in Inside((SharedType)value))
            {
                Visit(inner);
            }
        }
    }

    private static IEnumerable<object?> Inside(SharedType type) => type switch
    {
        YMap map => map.Keys.Order(StringComparer.Ordinal).Select(key => map.TryGet(key, out var value) ? value : null),
        YArray array => Enumerable.Range(0, array.Count).Select(array.Get),
        _ => [],
    };

    private static Deed Edit(SharedType type, Random random) => type switch
    {
        YText text => EditText(text, random),
        YMap map => EditMap(map, random),
        _ => EditArray((YArray)type, random),
    };

    private static Deed EditText(YText text, Random random)
    {
        var at = random.Next(text.Length + 1);
        if (text.Length > 0 && random.Next(3) == 0)
        {
            at = Math.Min(at, text.Length - 1);
            var length = Math.Min(1 + random.Next(6), text.Length - at);
            text.Delete(at, length);
            return new Deed("delete", at, length);
        }

        var letters = OneOf(random, Letters);
        text.Insert(at, letters);
        return new Deed("insert", at, letters);
    }

    private static Deed EditMap(YMap map, Random random)
    {
        var key = OneOf(random, Keys);
        if (random.Next(4) == 0)
        {
            map.Remove(key);
            return new Deed("remove", key, null);
        }

        var value = Value(random);
        map.Set(key, value);
        return new Deed("set", key, Deed.Spelt(value));
    }

    private static Deed EditArray(YArray array, Random random)
    {
        if (array.Count > 0 && random.Next(3) == 0)
        {
            var from = random.Next(array.Count);
            var length = Math.Min(1 + random.Next(3), array.Count - from);
            array.Delete(from, length);
            return new Deed("delete", from, length);
        }

        if (random.Next(4) == 0)
        {
            var value = Value(random);
            array.Push(value);
            return new Deed("push", array.Count, Deed.Spelt(new[] { value }));
        }

        object?[] values = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Value(random))];
        var at = random.Next(array.Count + 1);
        array.Insert(at, values);
        return new Deed("insert", at, Deed.Spelt(values));
    }

    private static object? Value(Random random) => random.Next(10) switch
    {
        0 => new YText(),
        1 => new YMap(),
        2 => new YArray(),
        _ => Any(random, 0),
    };

    private static object? Any(Random random, int depth) => random.Next(depth > 2 ? 8 : 11) switch
    {
        8 => Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth + 1)).ToList(),
        9 => Keys.Where(_ => random.Next(3) == 0).ToList().ToDictionary(key => key, _ => Any(random, depth + 1)),
        _ => OneOf(random, Scalars),
    };

    private static T OneOf<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
