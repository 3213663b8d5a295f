using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Plans;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>A plan, and those who write in it.</summary>
internal sealed record WrittenPlan(string Id, IReadOnlyList<string> Cookies, IReadOnlyList<Guid> Teachers);

/// <summary>Teachers who are signed in, clusters, and a plan in each, on a database of their own.</summary>
internal sealed class Staffroom(OwnDatabase database, IReadOnlyList<WrittenPlan> plans) : IAsyncDisposable
{
    /// <summary>How many write in each plan.</summary>
    public const int Writers = 5;

    public IReadOnlyDictionary<string, string> Settings => database.Settings;

    public IReadOnlyList<WrittenPlan> Plans => plans;

    public static async Task<Staffroom> On(Database database, int plans)
    {
        var installation = await Installation.On(database);
        var country = await installation.Inside((db, _) => Town.Country(db));
        var towns = await Seed.Into(installation, country, (plans + Town.Clusters - 1) / Town.Clusters);
        var begun = new List<WrittenPlan>();
        for (var i = 0; i < plans; i++)
        {
            begun.Add(await Begun(installation, towns[i / Town.Clusters], i % Town.Clusters));
        }

        return new Staffroom(await installation.Leaves(), begun);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static async Task<WrittenPlan> Begun(Installation installation, Town town, int cluster)
    {
        var teachers = Enumerable.Range(0, Writers).Select(n => town.Teacher(Town.MemberOf(cluster, n))).ToList();
        var sessions = teachers.ConvertAll(t => Made.Id(Kind.Session, t));
        var id = await installation.Sends(sessions[0], new BeginPlan { ClusterId = Made.Id(Kind.Cluster, town.Cluster(cluster)), Topic = Made.Topic(town.Cluster(cluster)) });
        return new WrittenPlan(id.ToString(), [.. sessions.Select(installation.CookieOf)], [.. teachers.Select(t => Made.Id(Kind.Teacher, t))]);
    }
}
