using System.Globalization;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>
/// Many who write at once, two letters a second each and each letter sent by itself, to the program and to others like it, one
/// after the other: how long until the others have a letter, what it costs, and how many there may be.
/// </summary>
internal static class Writing
{
    private const int Few = 20;
    private const int Many = 400;
    private const int MostPlans = 900;

    /// <summary>What a stage of the driver says.</summary>
    private sealed record Stage(
        int Writers, double P50, double P95, double P99, double Cpu, double PerDelivered, double Delivered, double Memory, double Bytes, double Driver, string Converged, bool Holds);

    private sealed record Row(string Name, Stage? Few, Stage Many, int Most, string WhyNoMore);

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        var rows = new List<Row>();
        await report.WriteLineAsync($"""

            ## Writing together
            {Few} and {Many} plans with {Staffroom.Writers} writers each, 2 letters a second each, every letter sent by itself; the server on one processor, all phones on the other.
            Ours is on the disk before it is acknowledged or sent on. The others save nothing: Hocuspocus and y-websocket have documents in memory only, the bare SignalR hub has none.

            | | writers | p50, ms | p95, ms | p99, ms | server, µs a delivered update | server, cores | memory a writer, KB | bytes a writer and second | phones, cores | all alike |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
        foreach (var database in options.Databases)
        {
            await using var room = await Staffroom.On(database, options.IsQuick ? Many : MostPlans);
            rows.Add(await Of($"ours, {database}", "ours", () => ServerProcess.Ours(room.Settings), room.Plans, options, report));
        }

        if (!options.Alone)
        {
            IReadOnlyList<WrittenPlan> invented = [.. Enumerable.Range(0, MostPlans).Select(_ => new WrittenPlan(Guid.NewGuid().ToString(), [], []))];
            rows.Add(await Of("Hocuspocus", "hocuspocus", ServerProcess.Hocuspocus, invented, options, report));
            rows.Add(await Of("y-websocket", "y-websocket", ServerProcess.YWebsocket, invented, options, report));
            rows.Add(await Of("bare SignalR, JSON", "bare", ServerProcess.Bare, invented, options, report));
        }

        await report.WriteLineAsync("\n| | most writers | then |\n| --- | --- | --- |");
        foreach (var row in rows)
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Most:#,0} | {row.WhyNoMore} |"));
        }

        return options.Alone || await Compare(rows, await Commit.Measure(), report);
    }

    private static async Task<Row> Of(string name, string kind, Func<Task<ServerProcess>> start, IReadOnlyList<WrittenPlan> plans, Options options, TextWriter report)
    {
        var few = options.IsQuick ? null : (await Run(kind, start, plans, options, Few, 0)).Single();
        var many = (await Run(kind, start, plans, options, Many, 0)).Single();
        foreach (var stage in new[] { few, many }.OfType<Stage>())
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {stage.Writers:#,0} | {stage.P50:0.0} | {stage.P95:0.0} | {stage.P99:0.0} | {stage.PerDelivered:0.0} | {stage.Cpu:0.00} | {stage.Memory / 1000:0} | {stage.Bytes:0} | {stage.Driver:0.00} | {stage.Converged} |"));
        }

        if (options.IsQuick)
        {
            return new Row(name, few, many, many.Holds ? many.Writers : 0, "not sought");
        }

        var stages = await Run(kind, start, plans, options, (int)(Many * 0.5), 25);
        var most = stages.LastOrDefault(s => s.Holds)?.Writers ?? 0;
        var last = stages[^1];
        return new Row(name, few, many, most, last.Holds ? "no more were tried" : string.Create(CultureInfo.InvariantCulture,
            $"with {last.Writers:#,0}: p99 {last.P99:0} ms, all alike: {last.Converged}; server {last.Cpu:0.00} cores, phones {last.Driver:0.00}"));
    }

    private static async Task<IReadOnlyList<Stage>> Run(string kind, Func<Task<ServerProcess>> start, IReadOnlyList<WrittenPlan> plans, Options options, int count, int step)
    {
        await using var server = await start();
        return await Driver.Run<Stage>("writing.mjs", new
        {
            kind, url = server.Url, pid = server.Id, writers = Staffroom.Writers,
            plans = plans.Take(step == 0 ? count : MostPlans), from = count, step, most = MostPlans,
            warmUp = step == 0 ? options.Seconds : 3, seconds = options.Seconds,
        });
    }

    private static async Task<bool> Compare(IReadOnlyList<Row> rows, double commit, TextWriter report)
    {
        var (ours, hocuspocus, bare) = (rows[0], rows.Single(r => r.Name == "Hocuspocus"), rows.Single(r => r.Name.StartsWith("bare", StringComparison.Ordinal)));
        var holds = true;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\nOne commit on this disk takes {commit:0.0} ms (99 of 100).\n"));
        if (ours.Most > 0 && hocuspocus.Few is not null)
        {
            await Line("more writers than Hocuspocus", ours.Most > hocuspocus.Most);
        }

        await Line("a delivered update costs the server at most what it costs Hocuspocus", ours.Many.PerDelivered <= hocuspocus.Many.PerDelivered);
        await Line("as many bytes as Hocuspocus at most", ours.Many.Bytes <= hocuspocus.Many.Bytes);
        await Line("p99 at most the bare hub's and one commit", ours.Many.P99 <= bare.Many.P99 + commit);
        await Line("all alike in the end", ours.Many.Converged == "yes");
        return holds;

        Task Line(string what, bool isSo)
        {
            holds &= isSo;
            return report.WriteLineAsync($"- {what}: {(isSo ? "yes" : "NO")}");
        }
    }
}
