namespace CommunityClusters.Crdt.Tests.Support;

internal static class Differing
{
    /// <summary>Two long texts from shortly before they differ, for a failure's message.</summary>
    public static string From(string theirs, string ours)
    {
        var at = theirs.AsSpan().CommonPrefixLength(ours);
        return $"from {at}:\nyjs:  {Around(theirs, at)}\nours: {Around(ours, at)}";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)];
}
