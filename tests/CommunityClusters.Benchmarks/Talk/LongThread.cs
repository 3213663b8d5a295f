using System.Globalization;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Talk;

/// <summary>A thread of 10,000 posts, opened at its newest, in its middle and at its first, turn about with one that fits on a page.</summary>
internal static class LongThread
{
    private const double MostTimesAsMuch = 1.5;

    // What is done in less than this counts as equal.
    private const double Unnoticed = 2;
    private const int Posts = 10_000;
    private const int Few = 30;
    private const int WarmUp = 100;

    public static async Task<bool> Measure(Database database, Options options, TextWriter report)
    {
        await using var installation = await Installation.On(database);
        var town = (await Seed.Into(installation, await installation.Inside((db, _) => Town.Country(db)), towns: 1))[0];
        // Two of the small clusters, alike but for what was said.
        var (shorter, longer) = (1, 2);
        var now = DateTimeOffset.UtcNow;
        foreach (var (cluster, count) in new[] { (shorter, Few), (longer, Posts) })
        {
            await new TalkRows(ClusterOf(cluster), MembersOf(cluster), count, now.AddDays(-200), now.AddHours(-1)).Into(installation);
        }

        (string Name, int Cluster, string Query)[] ways =
        [
            ($"{Few} posts", shorter, ""),
            ($"{Posts:#,0} posts, the newest", longer, "?Before=2147483647"),
            ($"{Posts:#,0} posts, the middle", longer, $"?Post={Posts / 2}"),
            ($"{Posts:#,0} posts, the first", longer, "?After=0"),
        ];
        var times = ways.Select(_ => new Figures()).ToList();
        for (var i = -WarmUp; i < options.Requests; i++)
        {
            foreach (var (way, figures) in ways.Zip(times))
            {
                var (page, milliseconds) = await installation.Opens(Path(way.Cluster) + way.Query, Cookie(way.Cluster, i + WarmUp));
                if (page.AsSpan().Count("<li class=\"post") < Few)
                {
                    throw new InvalidOperationException($"{way.Name}: the page is not full.");
                }

                if (i >= 0)
                {
                    figures.Add(milliseconds);
                }
            }
        }

        await report.WriteLineAsync($"""

            ## A thread of {Posts:#,0} posts, {database}
            {options.Requests} openings of each, turn about, after {WarmUp} to warm up; time within the server; bytes of the page, compressed.

            | | p50, ms | p95, ms | bytes |
            | --- | --- | --- | --- |
            """);
        foreach (var (way, figures) in ways.Zip(times))
        {
            var bytes = await installation.Weighs(Path(way.Cluster) + way.Query, Cookie(way.Cluster, 0));
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {way.Name} | {figures.Median:0.00} | {figures.P95:0.00} | {bytes:#,0} |"));
        }

        var (most, least) = (times.Skip(1).Max(t => t.P95), times[0].P95);
        var holds = most <= MostTimesAsMuch * least || most < Unnoticed;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n- p95 at most {MostTimesAsMuch:0.0} times that of the short one: {(holds ? "yes" : "NO")}, {most / least:0.00} times"));
        return holds;

        Guid ClusterOf(int cluster) => Made.Id(Kind.Cluster, town.Cluster(cluster));

        IReadOnlyList<Guid> MembersOf(int cluster) => [.. Enumerable.Range(0, Town.SizeOf(cluster)).Select(n => Made.Id(Kind.Teacher, town.Teacher(Town.MemberOf(cluster, n))))];

        string Path(int cluster) => $"/clusters/{ClusterOf(cluster)}/talk";

        string Cookie(int cluster, int turn) => installation.CookieOf(Made.Id(Kind.Session, town.Teacher(Town.MemberOf(cluster, turn % Town.SizeOf(cluster)))));
    }
}
