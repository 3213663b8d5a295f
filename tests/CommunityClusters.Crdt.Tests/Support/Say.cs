namespace CommunityClusters.Crdt.Tests.Support;

internal static class Say
{
    /// <summary>To whoever reads the results, and at once to whoever watches a long run.</summary>
    public static void Line(string text)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Console.WriteLine(text);
    }
}
