using System.Globalization;

namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>Runs are drawn anew each time; CRDT_SEED repeats one, LONG makes them long.</summary>
internal static class Seeds
{
    private static readonly Lazy<int> OfThisRun = new(() =>
        Environment.GetEnvironmentVariable("CRDT_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next(1 << 30));

    public static bool Long => Environment.GetEnvironmentVariable("LONG") is { Length: > 0 };

    public static int Fresh()
    {
        Say.Line($"The seed is {OfThisRun.Value}; CRDT_SEED={OfThisRun.Value} repeats this.");
        return OfThisRun.Value;
    }
}
