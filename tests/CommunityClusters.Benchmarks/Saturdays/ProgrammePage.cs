using System.Globalization;
using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>
/// The programme of a very large day, of 60 lessons and 80 members, against that of a usual one, turn about in one run; and how long until
/// all 80, who have it open, see a lesson moved, against a bare SignalR hub that sends them as many bytes.
/// </summary>
internal static class ProgrammePage
{
    // Ten times the lessons may take ten times as long, and who watches waits for no more than this.
    private const double MostTimesAsMuch = 10;
    private const double MostMilliseconds = 1000;
    private const int WarmUp = 50;
    private const int Moves = 100;
    private static readonly DateOnly Day = new(2027, 3, 6);
    private static readonly TeachingDay.Size Usual = new(Members: 8, Lessons: 6, Rooms: 2, Plans: 6, Day);
    private static readonly TeachingDay.Size Large = new(Members: 80, Lessons: 60, Rooms: 10, Plans: 20, Day);

    /// <summary>What the driver says of those who watch.</summary>
    private sealed record Said(double P50, double P95, double P99, double Longest, double Bytes, int Lost, double Answer, double BareP50, double BareP95, double BareP99);

    public static async Task<bool> Measure(Database database, Options options, TextWriter report)
    {
        var installation = await Installation.On(database);
        var country = await installation.Inside((db, _) => Town.Country(db));
        var towns = await Seed.Into(installation, country, towns: 1);
        var usual = await TeachingDay.In(installation, towns[0], Usual);
        var large = await TeachingDay.In(installation, towns[0], Large);
        var (small, big) = (new Figures(), new Figures());
        for (var i = -WarmUp; i < options.Requests; i++)
        {
            var few = await Opens(usual, i);
            var many = await Opens(large, i);
            if (i >= 0)
            {
                small.Add(few);
                big.Add(many);
            }
        }

        var (smallBytes, bigBytes) = (await Weighs(usual), await Weighs(large));
        var ratio = big.P95 / small.P95;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            ## A programme of {Large.Lessons} lessons and {Large.Members} members, {database}
            {options.Requests} openings of each page, turn about, after {WarmUp} to warm up; time within the server; bytes of the page, compressed.

            | | p50, ms | p95, ms | bytes |
            | --- | --- | --- | --- |
            | {Usual.Lessons} lessons, {Usual.Members} members | {small.Median:0.00} | {small.P95:0.00} | {smallBytes:#,0} |
            | {Large.Lessons} lessons, {Large.Members} members | {big.Median:0.00} | {big.P95:0.00} | {bigBytes:#,0} |

            - {ratio:0.0} times as long for {(double)Large.Lessons / Usual.Lessons:0} times the lessons, at most {MostTimesAsMuch:0}: {(ratio <= MostTimesAsMuch ? "yes" : "NO")}
            """));
        var isWatched = await Watched(installation, large, report);
        return isWatched && ratio <= MostTimesAsMuch;

        Task<int> Weighs(TeachingDay day) => installation.Weighs($"{day.Path}/programme", installation.CookieOf(day.Sessions[0]));

        async Task<double> Opens(TeachingDay day, int turn) =>
            (await installation.Opens($"{day.Path}/programme", installation.CookieOf(day.Sessions[(turn + WarmUp) % day.Sessions.Count]))).Milliseconds;
    }

    private static async Task<bool> Watched(Installation installation, TeachingDay day, TextWriter report)
    {
        IReadOnlyList<string> cookies = [.. day.Sessions.Select(installation.CookieOf)];
        await using var left = await installation.Leaves();
        await using var server = await ServerProcess.Ours(left.Settings);
        await using var bare = await ServerProcess.Bare();
        var said = (await Driver.Run<Said>("watching.mjs", new { url = server.Url, bare = bare.Url, path = $"{day.Path}/programme", cookies, moves = Moves }))[0];
        var holds = said.Lost == 0 && said.P95 <= MostMilliseconds;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            {Moves} lessons moved, one after the other, while {cookies.Count} have the programme open; from sending the move until each of them has the lesson's new place. The server on one processor, all phones on the other.

            | | p50, ms | p95, ms | p99, ms | bytes a watcher and move |
            | --- | --- | --- | --- | --- |
            | ours, on the disk | {said.P50:0.0} | {said.P95:0.0} | {said.P99:0.0} | {said.Bytes:#,0} |
            | bare SignalR, nothing kept, nothing drawn | {said.BareP50:0.0} | {said.BareP95:0.0} | {said.BareP99:0.0} | as many |

            - the move itself was answered after {said.Answer:0.0} ms (p50); longest until seen {said.Longest:0} ms; {said.P95 / said.BareP95:0.0} times the bare hub's p95
            - everybody saw every move: {(said.Lost == 0 ? "yes" : $"NO, {said.Lost} did not come")}; p95 at most {MostMilliseconds:0} ms: {(said.P95 <= MostMilliseconds ? "yes" : "NO")}
            """));
        return holds;
    }
}
