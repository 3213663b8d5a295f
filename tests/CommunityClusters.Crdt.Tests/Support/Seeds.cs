using System.Globalization;

namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>Runs are drawn anew each time; CRDT_SEED repeats one, LONG makes them long.</summary>
internal static class Seeds
{
    public static bool Long => Environment.GetEnvironmentVariable("LONG") is { Length: > 0 };

    public static int Fresh()
    {
        var given = Environment.GetEnvironmentVariable("CRDT_SEED");
        var seed = given is { Length: > 0 } ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next(1 << 30);
        Say.Line($"The first seed is {seed}; CRDT_SEED={seed} repeats this.");
        return seed;
    }
}
