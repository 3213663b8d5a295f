using System.Globalization;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>The report's table, and whether all in it is as it should be.</summary>
internal sealed class Table(TextWriter report)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Whether ours is ahead in every row, and nothing grew faster than it may.</summary>
    public bool Holds { get; private set; } = true;

    public Task Begin() => report.WriteLineAsync("| | ours | yjs | ywasm | ours : better of the two | |\n| --- | --- | --- | --- | --- | --- |");

    /// <summary>Ours against the better of the peers; less is better.</summary>
    public async Task Compare(string name, double ours, Figure? yjs, Figure? ywasm)
    {
        // One that was given up would have taken longer still.
        var better = new[] { yjs, ywasm }.OfType<Figure>().Min(f => f.Value);
        var isAhead = ours < better;
        Holds &= isAhead;
        await report.WriteLineAsync(string.Create(Plain, $"| {name} | {Short(ours)} | {Short(yjs)} | {Short(ywasm)} | {ours / better:0.00} | {(isAhead ? "ahead" : "BEHIND")} |"));
    }

    /// <summary>What one edit costs where there is little, and where there is ten times as much.</summary>
    public async Task Growth(string name, double little, double much, double most)
    {
        var holds = much / little <= most;
        Holds &= holds;
        await report.WriteLineAsync(string.Create(Plain, $"| {name} | {little:0.000} → {much:0.000} | – | – | × {much / little:0.00} (at most {most:0.0}) | {(holds ? "holds" : "GROWS")} |"));
    }

    /// <summary>Something beside the table.</summary>
    public Task Note(string text) => report.WriteLineAsync($"\n{text}");

    private static string Short(Figure? figure) => figure is { } f ? $"{(f.IsOver ? "over " : "")}{Short(f.Value)}" : "–";

    private static string Short(double value) => value.ToString(value < 10 ? "0.00" : value < 100 ? "0.0" : "#,0", Plain);
}
