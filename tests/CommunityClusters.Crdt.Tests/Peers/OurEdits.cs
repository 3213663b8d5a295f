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

    public static void AtRandom(Doc doc, Random random)
    {
        SharedType[] roots = [doc.GetText("t"), doc.GetMap("m"), doc.GetArray("a")];
        for (var count = 1 + random.Next(4); count > 0; count--)
        {
            Edit(random.Next(2) == 0 ? roots[random.Next(3)] : OneOf(random, Reachable(roots)), random);
        }
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

    private static void Edit(SharedType type, Random random)
    {
        switch (type)
        {
            case YText text:
                EditText(text, random);
                break;
            case YMap map:
                EditMap(map, random);
                break;
            case YArray array:
                EditArray(array, random);
                break;
        }
    }

    private static void EditText(YText text, Random random)
    {
        var at = random.Next(text.Length + 1);
        if (text.Length > 0 && random.Next(3) == 0)
        {
            at = Math.Min(at, text.Length - 1);
            text.Delete(at, Math.Min(1 + random.Next(6), text.Length - at));
        }
        else
        {
            text.Insert(at, OneOf(random, Letters));
        }
    }

    private static void EditMap(YMap map, Random random)
    {
        var key = OneOf(random, Keys);
        if (random.Next(4) == 0)
        {
            map.Remove(key);
        }
        else
        {
            map.Set(key, Value(random));
        }
    }

    private static void EditArray(YArray array, Random random)
    {
        if (array.Count > 0 && random.Next(3) == 0)
        {
            var at = random.Next(array.Count);
            array.Delete(at, Math.Min(1 + random.Next(3), array.Count - at));
        }
        else if (random.Next(4) == 0)
        {
            array.Push(Value(random));
        }
        else
        {
            object?[] values = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Value(random))];
            array.Insert(random.Next(array.Count + 1), values);
        }
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
