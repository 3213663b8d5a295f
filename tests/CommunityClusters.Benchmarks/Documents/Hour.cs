using System.Globalization;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>What an hour of two people writing costs in data, with the data saver: all that passes their connections.</summary>
internal static class Hour
{
    private const double MostBytes = 300_000;

    private sealed record Counted(double Payload, double Wire, double Opening);

    private sealed record Said(IReadOnlyList<Counted> Hours, int Letters, double Seconds, bool Alike);

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        var seconds = options.IsQuick ? 60 : 180;
        await using var room = await Staffroom.On(options.Databases[0], 1);
        await using var server = await ServerProcess.Ours(room.Settings);
        var plan = room.Plans[0];
        var said = (await Driver.Run<Said>("hour.mjs", new { url = server.Url, plan = plan.Id, cookies = plan.Cookies.Take(2), teachers = plan.Teachers.Take(2), seconds }))[0];
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            ## An hour of two people writing, with the data saver
            Each writes 3 letters a second for 20 s of each minute (600 words an hour) and shows their cursor; {said.Seconds:0} s of it were written, {said.Letters} letters, and put up to an hour.
            Counted is all that passes a connection: its opening, words, acknowledgements, cursors, pings; on the wire with 52 bytes of IP and TCP a packet, without TLS.

            | | bytes of the connection | on the wire |
            | --- | --- | --- |
            """));
        foreach (var (nth, hour) in said.Hours.Index())
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| phone {nth + 1} | {hour.Payload:#,0} | {hour.Wire:#,0} |"));
        }

        var (payload, wire) = (said.Hours.Sum(h => h.Payload), said.Hours.Sum(h => h.Wire));
        var holds = said.Alike && said.Hours.All(h => h.Wire <= MostBytes);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"| both | {payload:#,0} | {wire:#,0} |\n\n- all alike and saved: {(said.Alike ? "yes" : "NO")}; at most {MostBytes / 1000:0} KB a phone and hour on the wire: {(holds ? "yes" : "NO")}"));
        return holds;
    }
}
