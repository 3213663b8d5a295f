using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Threads;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;
using Thread = CommunityClusters.Features.Threads.Thread;

namespace CommunityClusters.Benchmarks.Talk;

/// <summary>The rows that the program would have written if members of a cluster had talked in its own thread for long: every fifth post answers one, every third was thanked for.</summary>
/// <param name="Cluster">The cluster, in whose own thread nothing was said.</param>
/// <param name="Members">Who talk.</param>
/// <param name="Count">How many posts.</param>
/// <param name="From">When the first was written.</param>
/// <param name="To">When the last was.</param>
internal sealed record TalkRows(Guid Cluster, IReadOnlyList<Guid> Members, int Count, DateTimeOffset From, DateTimeOffset To)
{
    private Guid Id => Thread.IdOf(ThreadKind.Cluster, Cluster);

    /// <summary>Writes them.</summary>
    public Task Into(Installation installation) => installation.Inside(async (db, connection) =>
    {
        // Somebody may have been told something by this topic before.
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Topics" ("Id", "Sequence", "AccessVersion") VALUES ({MembersTopic.Of(Cluster)}, {(long)Count}, 0)
            ON CONFLICT ("Id") DO UPDATE SET "Sequence" = excluded."Sequence" + "Topics"."Sequence"
            """);
        return await Bulk.Write(connection, Tables);
    });

    private IEnumerable<Table> Tables =>
    [
        new("Threads", ["Id", "ClusterId", "Kind", "SubjectId", "Posts", "News", "LatestBy", "LatestAt"], [[Id, Cluster, (int)ThreadKind.Cluster, Cluster, Count, (long)Count, By(Count), At(Count)]]),
        new("Posts", ["Id", "ThreadId", "Number", "Text", "By", "At", "AnswerTo", "Raised", "ChangedAt", "IsTakenBack"], Numbers.Select(n =>
            new object?[] { Post(n), Id, n, Text(n), By(n), At(n), n > 5 && n % 5 == 0 ? Post(n - 4) : null, null, null, false })),
        new("PostThanks", ["PostId", "TeacherId", "Number"], Numbers.Where(n => n % 3 == 0).Select(n => new object?[] { Post(n), By(n + 1), (long)n })),
        new("News", ["TopicId", "Fragment", "Watched", "Sequence"], Numbers.Select(n =>
        {
            var name = new FragmentName("post", Post(n), Id);
            return new object?[] { MembersTopic.Of(Cluster), name.ToString(), name.Watched, (long)n };
        })),
    ];

    private IEnumerable<int> Numbers => Enumerable.Range(1, Count);

    private Guid Post(int number) => Made.Id(Kind.Post, Math.Abs((long)Cluster.GetHashCode()) * 100_000 + number);

    private Guid By(int number) => Members[number * 7 % Members.Count];

    private DateTimeOffset At(int number) => From + ((To - From) / Count * number);

    private static string Text(int number) => $"{Made.Sentence(number)} {Made.Sentence(number + 31)}";
}
