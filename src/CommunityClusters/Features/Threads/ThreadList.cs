using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>Reads a cluster's threads as one of its members has them: with what is new to them.</summary>
[PartOfFeature]
internal sealed class ThreadList(ClustersDb db, ClusterAccess clusters)
{
    /// <summary>A thread, and up to where the member has read it.</summary>
    public sealed class Row
    {
        public required Thread Thread { get; init; }

        public required int? UpTo { get; init; }

        /// <summary>Since when they are a member.</summary>
        public required DateTimeOffset Since { get; init; }

        /// <summary>Whether something in it is new to the member: of what was said since they joined, or came back.</summary>
        public required bool IsNew { get; init; }

        /// <summary>Whether a post in it mentions the member that they have not had on their screen.</summary>
        public required bool IsMentioned { get; init; }
    }

    /// <summary>The threads of a cluster.</summary>
    public IQueryable<Row> Of(Guid clusterId, Guid me) =>
        from thread in db.Set<Thread>().AsNoTracking()
        where thread.ClusterId == clusterId
        join member in clusters.MemberKeys.Where(m => m.TeacherId == me) on thread.ClusterId equals member.ClusterId
        join reading in db.Set<ThreadReading>().Where(r => r.TeacherId == me) on thread.Id equals reading.ThreadId into readings
        from reading in readings.DefaultIfEmpty()
        select new Row
        {
            Thread = thread,
            UpTo = (int?)reading.UpTo,
            Since = member.Since,
            IsNew = thread.LatestAt >= member.Since && (reading == null ? thread.LatestBy != me : thread.Posts > reading.UpTo),
            IsMentioned = db.Set<PostMention>().Any(m => m.TeacherId == me && m.ThreadId == thread.Id && !m.IsSeen),
        };
}
