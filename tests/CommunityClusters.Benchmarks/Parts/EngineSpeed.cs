using CommunityClusters.Benchmarks.Engine;
using CommunityClusters.Benchmarks.Engine.Histories;
using CommunityClusters.Benchmarks.Engine.Rows;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>
/// The document engine against the two that browsers have, one after the other in one run, and against itself with ten times
/// as much.
/// </summary>
internal static class EngineSpeed
{
    private const double Megabyte = 1_000_000;
    private const int Documents = 10;

    // An edit should cost the same in the tenth repetition as in the first; what grew with the square would show 10. Less than
    // this is noise, and memory that is further away.
    private const double MostRepeated = 2;

    // A position is found in logarithmic time, and the larger text no longer lies in the processor's nearest memory.
    private const double MostJumping = 2.5;

    public static async Task<bool> Measure(TextWriter report)
    {
        var folder = Directory.CreateTempSubdirectory("engine-");
        try
        {
            var material = Material.Find();
            material.Write(folder.FullName);
            Check.Histories(material);
            await report.WriteLineAsync(
                $"""

                ## The document engine
                Histories: {material.What}; {material.Paper.Edits.Count:#,0} edits, {material.Paper.Text.Length:#,0} characters, and {material.Clowns.Singles.Count:#,0} updates of two people. Medians.

                """);
            return await Compare(material, folder.FullName, new Table(report));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> Compare(Material material, string folder, Table table)
    {
        var memory = Ours.Memory(material.Paper.Whole, Documents);
        var machineCode = await ColdStart.Measure(readyToRun: true, folder);
        var justInTime = await ColdStart.Measure(readyToRun: false, folder);
        StoredRows.Of(material);
        var stored = Bench.Run<StoredRows>();
        var history = Histories(material);
        var jumping = Bench.Run<JumpingRows>(Bench.Once);
        var (yjs, ywasm) = (new Peer("yjs", folder), new Peer("ywasm", folder));

        await table.Begin();
        await Line("all edits, each a transaction that emits, ms", Row.Edits, history[(nameof(HistoryRows.Edits), 1)]);
        await Line("all single updates applied, ms", Row.Singles, history[(nameof(HistoryRows.Singles), 1)]);
        await Line("the whole applied, cold, published as the program is, ms", Row.Cold, machineCode);
        await Line("the whole applied, warm, ms", Row.Whole, history[(nameof(HistoryRows.Whole), 1)]);
        await Line("encoded, ms", Row.Encode, stored[(nameof(StoredRows.Encode), null)]);
        await Line($"first {StoredRows.Merged:#,0} updates merged, ms", Row.MergePaper, stored[(nameof(StoredRows.MergePaper), null)]);
        await Line("all of the two people's merged, ms", Row.MergeClowns, stored[(nameof(StoredRows.MergeClowns), null)]);
        await Line("memory of the loaded document, MB", Row.Memory, memory / Megabyte, Megabyte);
        foreach (var (name, method) in new[] { ("edits", nameof(HistoryRows.Edits)), ("single updates", nameof(HistoryRows.Singles)), ("whole", nameof(HistoryRows.Whole)) })
        {
            var edits = material.Paper.Edits.Count;
            await table.Growth($"{HistoryRows.Many} times the history, {name}, µs an edit", history[(method, 1)] * 1000 / edits, history[(method, HistoryRows.Many)] * 1000 / edits / HistoryRows.Many, MostRepeated);
        }

        await table.Growth($"jumping in {JumpingRows.Short:#,0} → {JumpingRows.Long:#,0} characters, µs an edit", Jump(JumpingRows.Short), Jump(JumpingRows.Long), MostJumping);
        await table.Note(FormattableString.Invariant($"Cold where nothing was compiled ahead, as without `infra/publish`: {justInTime:0.0} ms."));
        return table.Holds;

        double Jump(int length) => jumping[(nameof(JumpingRows.Jump), length)] * 1000 / JumpingRows.Edits;

        async Task Line(string name, string row, double ours, double unit = 1) =>
            await table.Compare(name, ours, await Their(yjs, row, unit), await Their(ywasm, row, unit));
    }

    private static IReadOnlyDictionary<(string Method, int? Parameter), double> Histories(Material material)
    {
        Check.Long(HistoryRows.Of(material.Paper));
        return Bench.Run<HistoryRows>();
    }

    private static async Task<Figure?> Their(Peer peer, string row, double unit) =>
        await peer.Measure(row) is { } figure ? figure with { Value = figure.Value / unit } : null;
}
