using System.Globalization;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;

namespace CommunityClusters.Benchmarks.Talk;

/// <summary>Home of a member of five clusters with a year behind them, turn about with that of a member of five that began today.</summary>
internal static class Home
{
    private const double MostTimesAsMuch = 3;
    private const double Unnoticed = 5;
    private const int Clusters = 5;
    private const int Members = 8;
    private const int Months = 12;
    private const int PostsAYear = 2000;
    private const int WarmUp = 100;

    public static async Task<bool> Measure(Database database, Options options, TextWriter report)
    {
        await using var installation = await Installation.On(database);
        var town = (await Seed.Into(installation, await installation.Inside((db, _) => Town.Country(db)), towns: 1))[0];
        // Nobody of the one half is in a cluster with somebody of the other.
        var (old, young) = (await Begun(installation, town, 0), await Begun(installation, town, 50));
        foreach (var cluster in old.Clusters)
        {
            await Lived(installation, old, cluster);
        }

        var (long_, short_) = (new Figures(), new Figures());
        for (var i = -WarmUp; i < options.Requests; i++)
        {
            var (a, b) = ((await installation.Opens("/", old.Cookie)).Milliseconds, (await installation.Opens("/", young.Cookie)).Milliseconds);
            if (i >= 0)
            {
                long_.Add(a);
                short_.Add(b);
            }
        }

        var (longBytes, shortBytes) = (await installation.Weighs("/", old.Cookie), await installation.Weighs("/", young.Cookie));
        var ratio = long_.P95 / short_.P95;
        var holds = ratio <= MostTimesAsMuch || long_.P95 < Unnoticed;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            ## Home of a member of {Clusters} clusters, {database}
            Each with {Months} teaching days, {2 * Months} plans, {3 * Months} actions and {PostsAYear:#,0} posts a year, against {Clusters} that began today; {options.Requests} openings of each, turn about, after {WarmUp} to warm up; time within the server; bytes of the page, compressed.

            | | p50, ms | p95, ms | bytes |
            | --- | --- | --- | --- |
            | of a year | {long_.Median:0.00} | {long_.P95:0.00} | {longBytes:#,0} |
            | of today | {short_.Median:0.00} | {short_.P95:0.00} | {shortBytes:#,0} |

            - p95 at most {MostTimesAsMuch:0} times that of one who began today: {(holds ? "yes" : "NO")}, {ratio:0.0} times
            """));
        return holds;
    }

    private static async Task<Person> Begun(Installation installation, Town town, int first)
    {
        var teachers = Enumerable.Range(first, Members).Select(n => town.Teacher(n)).ToList();
        var sessions = teachers.ConvertAll(t => Made.Id(Kind.Session, t));
        var clusters = new List<Guid>();
        for (var i = 0; i < Clusters; i++)
        {
            var cluster = await installation.Sends(sessions[1], new StartCluster { Name = $"Saturday {Made.Topic(i)}", Purpose = Made.Purpose(i) });
            var token = await installation.Sends(sessions[1], new InviteColleagues(cluster));
            foreach (var session in sessions.Where((_, n) => n != 1))
            {
                await installation.Sends(session, new JoinCluster(token));
            }

            clusters.Add(cluster);
        }

        return new Person(sessions, teachers.ConvertAll(t => Made.Id(Kind.Teacher, t)), clusters, installation.CookieOf(sessions[0]));
    }

    // The last two days are to come; of the actions the last three are open.
    private static async Task Lived(Installation installation, Person people, Guid cluster)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        for (var month = 0; month < Months; month++)
        {
            var plans = new List<Guid>();
            for (var i = 0; i < 2; i++)
            {
                plans.Add(await installation.Sends(people.Sessions[i], new BeginPlan { CommandId = Guid.NewGuid(), Author = people.Ids[i], ClusterId = cluster, Topic = Made.Topic((month * 2) + i), Minutes = 40 }));
            }

            var day = await installation.Sends(people.Sessions[1], new CallGathering
            {
                CommandId = Guid.NewGuid(),
                Author = people.Ids[1],
                ClusterId = cluster,
                Kind = GatheringKind.TeachingDay,
                Dates = [new MeetingEntry { Day = today.AddDays((month - Months + 3) * 28), Begins = new TimeOnly(8, 0), Ends = new TimeOnly(13, 0), Place = "Mvula Hills Secondary" }],
            });
            foreach (var (plan, i) in plans.Select((p, i) => (p, i)))
            {
                await installation.Sends(people.Sessions[1], new AddSlot
                {
                    CommandId = Guid.NewGuid(), ClusterId = cluster, GatheringId = day, Kind = SlotKind.Lesson, Begins = new TimeOnly(8 + i, 30), Minutes = 40, PlanId = plan, Topic = "", Grade = "11", Presenter = people.Ids[i], Observer = people.Ids[1 - i],
                });
            }

            for (var i = 0; i < 3; i++)
            {
                var action = await installation.Sends(people.Sessions[0], new TakeOnAction { CommandId = Guid.NewGuid(), Author = people.Ids[0], ClusterId = cluster, GatheringId = day, What = Made.Sentence((month * 3) + i), TeacherId = people.Ids[i], By = today.AddDays(20) });
                if (month < Months - 1)
                {
                    await installation.Sends(people.Sessions[i], new SayDone { CommandId = Guid.NewGuid(), Author = people.Ids[i], ClusterId = cluster, ActionId = action });
                }
            }
        }

        var now = DateTimeOffset.UtcNow;
        await new TalkRows(cluster, people.Ids, PostsAYear, now.AddDays(-364), now.AddHours(-1)).Into(installation);
    }

    private sealed record Person(IReadOnlyList<Guid> Sessions, IReadOnlyList<Guid> Ids, IReadOnlyList<Guid> Clusters, string Cookie);
}
