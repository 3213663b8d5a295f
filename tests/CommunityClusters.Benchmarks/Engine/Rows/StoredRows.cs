using BenchmarkDotNet.Attributes;
using CommunityClusters.Benchmarks.Engine.Histories;

namespace CommunityClusters.Benchmarks.Engine.Rows;

/// <summary>What a store does all day: write a document out, and make many updates one without a document.</summary>
public class StoredRows
{
    /// <summary>How many of the paper's updates are merged.</summary>
    internal const int Merged = 2000;

    private static Doc loaded = null!;
    private static ReadOnlyMemory<byte>[] paper = null!;
    private static ReadOnlyMemory<byte>[] clowns = null!;

    internal static void Of(Material material)
    {
        loaded = Ours.Load(material.Paper.Whole);
        paper = [.. material.Paper.Singles.Take(Merged)];
        clowns = [.. material.Clowns.Singles];
    }

    [Benchmark]
    public byte[] Encode() => loaded.EncodeStateAsUpdate();

    [Benchmark]
    public byte[] MergePaper() => Updates.Merge(paper);

    [Benchmark]
    public byte[] MergeClowns() => Updates.Merge(clowns);
}
