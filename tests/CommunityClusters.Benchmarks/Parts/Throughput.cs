using System.Globalization;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>
/// Requests a second of a cluster's page, against a bare Kestrel endpoint that returns as many bytes. Clients and servers share
/// the machine.
/// </summary>
internal static class Throughput
{
    private const int Clients = 8;
    private const int WarmUpSeconds = 3;

    public static async Task<bool> Measure(Database database, Options options, SchoolFile schools, TextWriter report)
    {
        await using var installation = await Installation.On(database);
        await installation.AtConsole("places", "import", schools.Path);
        var country = await installation.Inside((db, _) => Town.Country(db));
        var town = (await Seed.Into(installation, country, towns: 1))[0];
        await report.WriteLineAsync(
            $"""

            ## Requests a second, {database}
            A cluster's page with {Town.Large} members in an installation of {Town.Clusters} clusters; {Clients} clients, {options.Seconds} s each way.

            | | bytes | cluster page | bare Kestrel | page : bare |
            | --- | --- | --- | --- | --- |
            """);
        foreach (var encoding in (string[])["identity", "br"])
        {
            var requests = Enumerable.Range(0, Clients).Select(i => Request(installation, town, i * 5 % Town.Clusters, encoding)).ToList();
            var bytes = await Load.BytesOf(installation.Address, requests[0]);
            await using var bare = await BareEndpoint.Returning(bytes);
            await Load.Run(installation.Address, requests, TimeSpan.FromSeconds(WarmUpSeconds));
            var page = await Load.Run(installation.Address, requests, TimeSpan.FromSeconds(options.Seconds));
            await Load.Run(bare.Address, requests, TimeSpan.FromSeconds(WarmUpSeconds));
            var plain = await Load.Run(bare.Address, requests, TimeSpan.FromSeconds(options.Seconds));
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"| {(encoding == "br" ? "compressed" : "as it is")} | {bytes:#,0} | {page:#,0} | {plain:#,0} | 1 : {plain / page:0.0} |"));
        }

        return true;
    }

    private static string Request(Installation installation, Town town, int cluster, string encoding)
    {
        var cookie = installation.CookieOf(Made.Id(Kind.Session, town.Teacher(Town.MemberOf(cluster, 0))));
        return $"GET /clusters/{Made.Id(Kind.Cluster, town.Cluster(cluster))} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {encoding}\r\nCookie: {cookie}\r\n\r\n";
    }
}
