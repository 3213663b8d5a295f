using System.Diagnostics;
using System.Globalization;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>
/// Server time of pages in a large installation against one of a hundred clusters, with the same schools and equally full
/// pages, turn about in one run.
/// </summary>
internal static class PageTimes
{
    private const double MostTimesAsMuch = 1.5;

    // What is done in less than this counts as equal.
    private const double Unnoticed = 2;
    private const int WarmUp = 100;

    public static async Task<bool> Measure(Database database, Options options, SchoolFile schools, TextWriter report)
    {
        var empty = await Installation.On(database);
        await empty.AtConsole("places", "import", schools.Path);
        var both = await empty.Becomes(2);
        await using var small = both[0];
        await using var large = both[1];
        var country = await small.Inside((db, _) => Town.Country(db));
        var seeded = Stopwatch.StartNew();
        var few = await Seed.Into(small, country, towns: 1);
        var many = await Seed.Into(large, country, options.Towns);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"""

            ## Pages, {database}
            {options.Towns * Town.Clusters:#,0} clusters and {options.Towns * Town.Memberships:#,0} memberships against {Town.Clusters} and {Town.Memberships:#,0}; schools: {schools.What}.
            {options.Requests} requests of each page in each installation, turn about, after {WarmUp} to warm up; time within the server. Seeded in {seeded.Elapsed.TotalSeconds:0} s.

            | page | small p50 | large p50 | small p95 | large p95 | p95 ratio | full page, small and large | |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """));
        var names = await small.Inside((db, _) => Town.NamesOfSchools(db));
        var holds = true;
        foreach (var probe in Probe.All(names))
        {
            holds &= await Compare(probe, new(small, few), new(large, many), options.Requests, report);
        }

        return holds;
    }

    private static async Task<bool> Compare(Probe probe, Visits small, Visits large, int requests, TextWriter report)
    {
        for (var i = -WarmUp; i < requests; i++)
        {
            // Whoever comes second finds warm caches; so they take turns in that, too.
            var (first, second) = i % 2 == 0 ? (small, large) : (large, small);
            await first.Open(probe, i);
            await second.Open(probe, i);
        }

        var ratio = large.Times.P95 / small.Times.P95;
        var isFull = Math.Abs(small.Rows - large.Rows) <= 0.05 * small.Rows;
        var holds = isFull && (ratio <= MostTimesAsMuch || large.Times.P95 < Unnoticed);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"| {probe.Name} | {small.Times.Median:0.00} | {large.Times.Median:0.00} | {small.Times.P95:0.00} | {large.Times.P95:0.00} | {ratio:0.00} | {small.Rows:0.0} and {large.Rows:0.0} rows | {(holds ? "holds" : isFull ? "TOO SLOW" : "NOT EQUALLY FULL")} |"));
        return holds;
    }

    /// <summary>Teachers of an installation who open one kind of page, one after the other.</summary>
    private sealed class Visits(Installation installation, IReadOnlyList<Town> towns)
    {
        private readonly Dictionary<long, string> _cookies = [];
        private int _rows;
        private int _pages;

        public Figures Times { get; } = new();

        public double Rows => (double)_rows / _pages;

        public async Task Open(Probe probe, int turn)
        {
            var pick = Math.Abs((turn * 7919) + 17);
            var town = towns[pick % towns.Count];

            // One in ten has not said where they teach, and is not offered distances.
            var teacher = pick / towns.Count % 10 * 10 + (pick % 9);
            var number = town.Teacher(teacher);
            if (!_cookies.TryGetValue(number, out var cookie))
            {
                _cookies[number] = cookie = installation.CookieOf(Made.Id(Kind.Session, number));
            }

            var (page, milliseconds) = await installation.Opens(probe.Path(town, teacher, pick), cookie);
            if (turn >= 0)
            {
                Times.Add(milliseconds);
                _rows += page.AsSpan().Count(probe.Rows);
                _pages++;
            }
        }
    }
}
