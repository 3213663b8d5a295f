using System.Globalization;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>A plan with a real history is opened by a phone that has nothing of it yet.</summary>
internal static class Opening
{
    private const string Traces = "shared/data/traces";
    private static readonly string[] Names = ["clownschool", "automerge-paper"];

    private sealed record Said(double P50, double P95, double Bytes, int Letters);

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        await report.WriteLineAsync("\n## Opening a plan with a real history");
        if (Above.Find(Traces, Directory.Exists) is not { } folder)
        {
            await report.WriteLineAsync($"Passed over: {Traces} is not there.");
            return true;
        }

        await report.WriteLineAsync("""
            From connecting to the whole text, on a phone that has nothing of it; the server has had it since before.

            | history | letters | | first text p50, ms | p95, ms | bytes |
            | --- | --- | --- | --- | --- | --- |
            """);
        var times = options.IsQuick ? 10 : 50;
        foreach (var name in Names)
        {
            var update = Path.Combine(folder, $"{name}.v1.bin");
            await using (var room = await Staffroom.On(options.Databases[0], 1))
            await using (var server = await ServerProcess.Ours(room.Settings))
            {
                var plan = room.Plans[0];
                await Line(name, "ours", await Driver.Run<Said>("opening.mjs", new { kind = "ours", url = server.Url, plan = plan.Id, cookie = plan.Cookies[0], teacher = plan.Teachers[0], update, times }));
            }

            await using var peer = await ServerProcess.Hocuspocus();
            await Line(name, "Hocuspocus", await Driver.Run<Said>("opening.mjs", new { kind = "hocuspocus", url = peer.Url, plan = Guid.NewGuid(), update, times }));
        }

        return true;

        Task Line(string name, string who, IReadOnlyList<Said> said) => report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {said[0].Letters:#,0} | {who} | {said[0].P50:0} | {said[0].P95:0} | {said[0].Bytes:#,0} |"));
    }
}
