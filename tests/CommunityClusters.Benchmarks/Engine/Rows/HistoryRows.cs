using BenchmarkDotNet.Attributes;
using CommunityClusters.Benchmarks.Engine.Histories;

namespace CommunityClusters.Benchmarks.Engine.Rows;

/// <summary>What must grow with the history and no faster.</summary>
public class HistoryRows
{
    /// <summary>How often the history is repeated in the long one.</summary>
    internal const int Many = 10;

    private static History once = null!;
    private static History often = null!;
    private History history = null!;

    [Params(1, Many)]
    public int Times { get; set; }

    /// <summary>Sets what is measured; the long one comes back.</summary>
    internal static History Of(History paper)
    {
        (once, often) = (paper, paper.Repeated(Many));
        return often;
    }

    [GlobalSetup]
    public void Choose() => history = Times == 1 ? once : often;

    [Benchmark]
    public object Edits()
    {
        var emitted = 0;
        var doc = Ours.Type(history.Edits, _ => emitted++);
        return emitted == history.Edits.Count ? doc : throw new InvalidOperationException($"{emitted} updates of {history.Edits.Count} edits.");
    }

    [Benchmark]
    public object Singles() => Ours.Apply(history.Singles);

    [Benchmark]
    public object Whole() => Ours.Load(history.Whole);
}
