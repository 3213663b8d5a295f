using System.Globalization;
using System.Numerics;

namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>One edit of ours, so that peer/repeat.mjs can do it again.</summary>
/// <param name="Does">The method.</param>
/// <param name="At">The position or the key.</param>
/// <param name="What">What is put in, or how much is deleted.</param>
internal sealed record Deed(string Does, object At, object? What)
{
    /// <summary>The place of the type among all that can be reached.</summary>
    public int Type { get; init; }

    /// <summary>A value in JSON, which has fewer kinds of them.</summary>
    public static object? Spelt(object? value) => value switch
    {
        null or bool or string => value,
        Undefined => new { undefined = true },
        byte[] bytes => new { bytes },
        BigInteger number => new { big = number.ToString(CultureInfo.InvariantCulture) },
        SharedType type => new { type = type.GetType().Name[1..] },
        IReadOnlyDictionary<string, object?> map => new { map = map.Select(p => new[] { p.Key, Spelt(p.Value) }).ToArray() },
        IEnumerable<object?> list => list.Select(Spelt).ToArray(),
        _ => new { number = Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) },
    };
}
