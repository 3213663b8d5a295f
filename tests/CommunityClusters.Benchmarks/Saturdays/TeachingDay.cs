using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>A cluster and a teaching day of it, made by the commands that its members would send.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The day.</param>
/// <param name="Sessions">The sessions of its members.</param>
/// <param name="Plans">The plans of its first lessons.</param>
internal sealed record TeachingDay(Guid ClusterId, Guid GatheringId, IReadOnlyList<Guid> Sessions, IReadOnlyList<Guid> Plans)
{
    private const int LessonMinutes = 40;
    private static readonly TimeOnly Begins = new(8, 30);

    /// <summary>The day's address.</summary>
    public string Path => $"/clusters/{ClusterId}/gatherings/{GatheringId}";

    /// <summary>Members of a town start a cluster and set a day: every lesson has a presenter and an observer, and as many lessons are at once as there are rooms.</summary>
    public static async Task<TeachingDay> In(Installation installation, Town town, Size size)
    {
        var teachers = Enumerable.Range(0, size.Members).Select(n => town.Teacher(n)).ToList();
        var sessions = teachers.ConvertAll(t => Made.Id(Kind.Session, t));
        var ids = teachers.ConvertAll(t => Made.Id(Kind.Teacher, t));
        var founder = sessions[0];
        var cluster = await installation.Sends(founder, new StartCluster { Name = "Saturday Physics", Purpose = Made.Purpose(0) });
        var token = await installation.Sends(founder, new InviteColleagues(cluster));
        foreach (var session in sessions.Skip(1))
        {
            await installation.Sends(session, new JoinCluster(token));
        }

        var plans = new List<Guid>();
        for (var i = 0; i < size.Plans; i++)
        {
            plans.Add(await installation.Sends(sessions[i], new BeginPlan { CommandId = Guid.NewGuid(), Author = ids[i], ClusterId = cluster, Topic = Made.Topic(i), Minutes = LessonMinutes }));
        }

        var day = await installation.Sends(founder, new CallGathering
        {
            CommandId = Guid.NewGuid(),
            Author = ids[0],
            ClusterId = cluster,
            Kind = GatheringKind.TeachingDay,
            Dates = [new MeetingEntry { Day = size.Day, Begins = new TimeOnly(0, 5), Ends = new TimeOnly(23, 55), Place = "Mvula Hills Secondary" }],
        });
        for (var i = 1; i <= size.Rooms; i++)
        {
            await installation.Sends(founder, new AddRoom { ClusterId = cluster, GatheringId = day, Name = $"Room {i}" });
        }

        var rooms = await installation.Inside((db, _) => db.Set<Room>().Where(r => r.GatheringId == day).OrderBy(r => r.Number).Select(r => r.Id).ToListAsync());
        for (var i = 0; i < size.Lessons; i++)
        {
            await installation.Sends(founder, new AddSlot
            {
                CommandId = Guid.NewGuid(),
                ClusterId = cluster,
                GatheringId = day,
                Kind = SlotKind.Lesson,
                Begins = Begins.AddMinutes(i / size.Rooms * (LessonMinutes + 10)),
                Minutes = LessonMinutes,
                RoomId = rooms[i % size.Rooms],
                PlanId = i < plans.Count ? plans[i] : null,
                Topic = i < plans.Count ? "" : Made.Topic(i),
                Grade = "11",
                Presenter = ids[i % ids.Count],
                Observer = ids[(i + (2 * size.Rooms)) % ids.Count],
            });
        }

        return new TeachingDay(cluster, day, sessions, plans);
    }

    /// <summary>How much there is of a day.</summary>
    public sealed record Size(int Members, int Lessons, int Rooms, int Plans, DateOnly Day);
}
