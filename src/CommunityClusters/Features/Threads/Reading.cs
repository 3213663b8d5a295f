using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>Keeps up to where a teacher has read a thread.</summary>
internal static class Reading
{
    /// <summary>The teacher has read up to there; never back, whichever of their devices says it later.</summary>
    public static Task ReadUpTo(this ClustersDb db, Guid teacherId, Guid threadId, int upTo, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "ThreadReadings" ("TeacherId", "ThreadId", "UpTo") VALUES ({teacherId}, {threadId}, {upTo})
        ON CONFLICT ("TeacherId", "ThreadId") DO UPDATE SET "UpTo" = excluded."UpTo" WHERE "ThreadReadings"."UpTo" < excluded."UpTo"
        """, cancellationToken);

    /// <summary>The same of a teacher who had read exactly up to <paramref name="onlyFrom"/>; of who had not, nothing changes.</summary>
    public static async Task ReadUpTo(this ClustersDb db, Guid teacherId, Guid threadId, int upTo, int onlyFrom, CancellationToken cancellationToken)
    {
        if (onlyFrom == 0)
        {
            await db.ReadUpTo(teacherId, threadId, upTo, cancellationToken);
            return;
        }

        await db.Set<ThreadReading>().Where(r => r.TeacherId == teacherId && r.ThreadId == threadId && r.UpTo == onlyFrom)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.UpTo, upTo), cancellationToken);
    }
}
