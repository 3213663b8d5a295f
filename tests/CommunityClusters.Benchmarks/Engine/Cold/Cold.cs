using System.Diagnostics;
using System.Globalization;
using CommunityClusters.Crdt;

namespace CommunityClusters.Benchmarks.Engine.Cold;

/// <summary>
/// The first update that a process ever applies: <c>cold UPDATE TEXT</c> writes the milliseconds. A program of its own, so that
/// it can be published with and without machine code in a moment.
/// </summary>
internal static class Cold
{
    private static int Main(string[] args)
    {
        var update = File.ReadAllBytes(args[0]);
        var text = File.ReadAllText(args[1]);
        var doc = new Doc();
        var began = Stopwatch.GetTimestamp();
        doc.ApplyUpdate(update);
        var took = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(took.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return string.Equals(doc.GetText("text").ToString(), text, StringComparison.Ordinal) ? 0 : 1;
    }
}
