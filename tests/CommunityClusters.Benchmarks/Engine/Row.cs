namespace CommunityClusters.Benchmarks.Engine;

/// <summary>What every engine is asked to do, as peers/measure.mjs calls it.</summary>
internal static class Row
{
    public const string Edits = "edits";
    public const string Singles = "singles";
    public const string Cold = "cold";
    public const string Whole = "whole";
    public const string Encode = "encode";
    public const string MergePaper = "merge-paper";
    public const string MergeClowns = "merge-clowns";
    public const string Memory = "memory";
}
