using System.Globalization;
using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters;

namespace CommunityClusters.Benchmarks.Talk;

/// <summary>
/// How soon those who have a thread open have a new post, and what it costs: 500 who watch one thread, and 2,000 who watch 200; each against a bare SignalR hub that
/// sends as many as many bytes, in the same run.
/// </summary>
internal static class Watched
{
    private const double MostMilliseconds = 1000;
    private const int OfOne = 500;
    private const int Threads = 200;
    private const int ASecond = 20;

    private sealed record Scene(string Name, IReadOnlyList<OpenThread> Threads, int Posts, int ASecond);

    private sealed record OpenThread(string Path, IReadOnlyList<string> Cookies);

    private sealed record Side(double P50, double P95, double P99, double Longest, int Lost, int Connections, double Idle, double Answer, double Cpu, double PerPost, double PerDelivered, double Driver, double Bytes, double Seconds);

    private sealed record Said(Side Ours, Side Bare);

    public static async Task<bool> One(Database database, Options options, TextWriter report)
    {
        var installation = await Installation.On(database);
        var towns = await Towns(installation, OfOne / Town.Teachers);
        var teachers = towns.SelectMany(t => Enumerable.Range(0, Town.Teachers).Select(t.Teacher)).ToList();
        var sessions = teachers.ConvertAll(t => Made.Id(Kind.Session, t));
        var cluster = await installation.Sends(sessions[0], new StartCluster { Name = "Saturday Physics", Purpose = Made.Purpose(0) });
        var token = await installation.Sends(sessions[0], new InviteColleagues(cluster));
        foreach (var session in sessions.Skip(1))
        {
            await installation.Sends(session, new JoinCluster(token));
        }

        return await Measure(installation, database, new("500 watch one thread", [new($"/clusters/{cluster}/talk", [.. sessions.Select(installation.CookieOf)])], options.IsQuick ? 30 : 100, 0), report);
    }

    public static async Task<bool> Many(Database database, Options options, TextWriter report)
    {
        var installation = await Installation.On(database);
        var towns = await Towns(installation, Threads / Town.Clusters);
        // Every membership of the towns is a phone.
        var threads = towns.SelectMany(town => Enumerable.Range(0, Town.Clusters).Select(i => new OpenThread(
            $"/clusters/{Made.Id(Kind.Cluster, town.Cluster(i))}/talk",
            [.. Enumerable.Range(0, Town.SizeOf(i)).Select(n => installation.CookieOf(Made.Id(Kind.Session, town.Teacher(Town.MemberOf(i, n)))))]))).ToList();
        return await Measure(installation, database, new($"{threads.Sum(t => t.Cookies.Count):#,0} watch {threads.Count} threads", threads, ASecond * (options.IsQuick ? 5 : 20), ASecond), report);
    }

    private static async Task<IReadOnlyList<Town>> Towns(Installation installation, int count) =>
        await Seed.Into(installation, await installation.Inside((db, _) => Town.Country(db)), count);

    private static async Task<bool> Measure(Installation installation, Database database, Scene scene, TextWriter report)
    {
        await using var left = await installation.Leaves();
        await using var server = await ServerProcess.Ours(left.Settings);
        await using var bare = await ServerProcess.Bare();
        var said = (await Driver.Run<Said>("talking.mjs", new { url = server.Url, pid = server.Id, bare = bare.Url, barePid = bare.Id, threads = scene.Threads, posts = scene.Posts, aSecond = scene.ASecond }))[0];
        var holds = said.Ours.Lost == 0 && said.Ours.P95 <= MostMilliseconds;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            ## {scene.Name}, {database}
            {scene.Posts} posts, {(scene.ASecond == 0 ? "one once everybody has the one before" : $"{scene.ASecond} a second")}; from sending a post until each has it. The server on one processor, all phones on the other.

            | | p50, ms | p95, ms | p99, ms | longest, ms | server, cores | server, ms a post | server, µs a delivered post | memory an idle line, KB | bytes a watcher and post |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            {Row("ours, on the disk", said.Ours)}
            {Row("bare SignalR, nothing kept, nothing drawn", said.Bare)}

            - the post itself was answered after {said.Ours.Answer:0.0} ms (p50); phones took {said.Ours.Driver:0.00} cores
            - everybody had every post: {(said.Ours.Lost == 0 ? "yes" : $"NO, {said.Ours.Lost} did not come")}; p95 at most {MostMilliseconds:0} ms: {(said.Ours.P95 <= MostMilliseconds ? "yes" : "NO")}
            """));
        return holds;
    }

    private static string Row(string name, Side side) => string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {side.P50:0.0} | {side.P95:0.0} | {side.P99:0.0} | {side.Longest:0} | {side.Cpu:0.00} | {side.PerPost:0.0} | {side.PerDelivered:0} | {side.Idle / 1000:0} | {side.Bytes:#,0} |");
}
