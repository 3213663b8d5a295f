using System.Globalization;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>Phones that come back from a day without signal, all within a minute: nobody waits long, and nothing is lost or doubled.</summary>
internal static class Returning
{
    private const double LongestWait = 5000;
    private const int Words = 60;

    private sealed record Said(int Phones, double P50, double P95, double P99, double Longest, int Again, int Updates, double Bytes, double Cpu, double Took, int Wrong);

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        // As many a second, whether the run is short or long.
        var (plans, seconds) = options.IsQuick ? (80, 12) : (400, 60);
        var holds = true;
        await report.WriteLineAsync($"""

            ## Coming back after a day
            {plans * Staffroom.Writers:#,0} phones connect, open their plan and give a day's {Words} words within {seconds} s; times from connecting to "saved".

            | | phones | p50, ms | p95, ms | p99, ms | longest, ms | tried again | bytes of words | server, cores | words lost or doubled |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """);
        foreach (var database in options.Databases)
        {
            await using var room = await Staffroom.On(database, plans);
            await using var server = await ServerProcess.Ours(room.Settings);
            var said = (await Driver.Run<Said>("returning.mjs", new { url = server.Url, pid = server.Id, plans = room.Plans, seconds, words = Words }))[0];
            holds &= said.P99 <= LongestWait && said.Wrong == 0;
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {database} | {said.Phones:#,0} | {said.P50:0} | {said.P95:0} | {said.P99:0} | {said.Longest:0} | {said.Again} | {said.Bytes:0} of {said.Updates} updates | {said.Cpu:0.00} | {said.Wrong} |"));
        }

        await report.WriteLineAsync($"\n- 99 of 100 within {LongestWait / 1000:0} s, and nothing lost or doubled: {(holds ? "yes" : "NO")}");
        return holds;
    }
}
