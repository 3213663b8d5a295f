using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>The threads of a cluster's plans, gatherings and lessons: those in which something is new to the caller, or all, the latest first, 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Unread">Only those in which something is new.</param>
/// <param name="Before">Only those whose latest post came before this news; null for the latest.</param>
public sealed record SeeThreads(Guid ClusterId, bool Unread, long? Before) : IQuery<SeeThreads.Sheet>, IMembers
{
    /// <summary>One page of the list.</summary>
    /// <param name="Threads">The threads.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    public sealed record Sheet(IReadOnlyList<Row> Threads, long? Next);

    /// <summary>A thread.</summary>
    /// <param name="Path">Its address.</param>
    /// <param name="Subject">What it is about; null where that is gone.</param>
    /// <param name="Posts">How many posts it has.</param>
    /// <param name="New">How many of them are new to the caller.</param>
    /// <param name="LatestBy">The name of who wrote the latest; null where they took themselves out of the program.</param>
    /// <param name="LatestAt">When.</param>
    /// <param name="Mentioned">The first post that mentions the caller and that they have not seen; null where there is none.</param>
    public sealed record Row(string Path, Subject? Subject, int Posts, int New, string? LatestBy, DateTimeOffset LatestAt, Mention? Mentioned);

    /// <summary>A post that mentions the caller.</summary>
    /// <param name="Path">Its address.</param>
    /// <param name="By">The name of who wrote it.</param>
    public sealed record Mention(string Path, string By);

    internal sealed class Handler(ClustersDb db, ThreadList threads, ThreadSubjects subjects, PeopleAccess people, Caller caller) : IRequestHandler<SeeThreads, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(SeeThreads request, CancellationToken cancellationToken)
        {
            var (cluster, me) = (request.ClusterId, caller.Teacher);
            var page = await threads.Of(cluster, me)
                .Where(r => (!request.Unread || r.IsNew || r.IsMentioned) && (request.Before == null || r.Thread.News < request.Before))
                .OrderByDescending(r => r.Thread.News).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            var about = await subjects.Among(cluster, [.. shown.Select(r => (r.Thread.Kind, r.Thread.SubjectId))], cancellationToken);
            var writers = shown.Select(r => r.Thread.LatestBy).Distinct().ToList();
            var names = await people.Names.Where(n => EF.Parameter(writers).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
            var unread = shown.Where(r => r.IsNew).ToList();
            var upTo = await ReadIn(unread, cancellationToken);
            var mentions = await MentionsIn([.. shown.Where(r => r.IsMentioned).Select(r => r.Thread.Id)], me, cancellationToken);
            return new Sheet(
                [
                    .. shown.Select(r => new Row(
                        ThreadAddress.Of(cluster, r.Thread.Kind, r.Thread.SubjectId),
                        about.GetValueOrDefault((r.Thread.Kind, r.Thread.SubjectId)),
                        r.Thread.Posts,
                        r.IsNew ? r.Thread.Posts - upTo[r.Thread.Id] : 0,
                        names.GetValueOrDefault(r.Thread.LatestBy),
                        r.Thread.LatestAt,
                        mentions.GetValueOrDefault(r.Thread.Id) is var (post, number, by) ? new Mention(ThreadAddress.Of(ThreadAddress.Of(cluster, r.Thread.Kind, r.Thread.SubjectId), post, number), by) : null)),
                ],
                page.Count > PageSize ? shown[^1].Thread.News : null);
        }

        // Up to where they read each; what was said before they joined, or came back, is nothing new. One look into an index for each of a page's threads.
        private async Task<IReadOnlyDictionary<Guid, int>> ReadIn(IReadOnlyList<ThreadList.Row> unread, CancellationToken cancellationToken)
        {
            var since = unread.Select(r => r.Since).FirstOrDefault();
            var ids = unread.Select(r => r.Thread.Id).ToList();
            var before = ids.Count == 0 ? new Dictionary<Guid, int>() : await (
                from thread in db.Set<Thread>().AsNoTracking()
                where EF.Parameter(ids).Contains(thread.Id)
                select new
                {
                    thread.Id,
                    Number = db.Set<Post>().Where(p => p.ThreadId == thread.Id && p.At < since).OrderByDescending(p => p.At).ThenByDescending(p => p.Number).Select(p => p.Number).FirstOrDefault(),
                }).ToDictionaryAsync(s => s.Id, s => s.Number, cancellationToken);
            return unread.ToDictionary(r => r.Thread.Id, r => Math.Max(r.UpTo ?? 0, before.GetValueOrDefault(r.Thread.Id)));
        }

        private async Task<IReadOnlyDictionary<Guid, (Guid Post, int Number, string By)?>> MentionsIn(IReadOnlyList<Guid> ids, Guid me, CancellationToken cancellationToken)
        {
            var first = ids.Count == 0 ? [] : await (
                from mention in db.Set<PostMention>().AsNoTracking()
                where mention.TeacherId == me && EF.Parameter(ids).Contains(mention.ThreadId) && !mention.IsSeen
                group mention by mention.ThreadId into unseen
                select new { ThreadId = unseen.Key, Number = unseen.Min(m => m.Number) }).ToListAsync(cancellationToken);
            var (of, at) = (first.Select(m => m.ThreadId).ToList(), first.Select(m => m.Number).ToList());
            var written = first.Count == 0 ? [] : await (
                from post in db.Set<Post>().AsNoTracking()
                where EF.Parameter(of).Contains(post.ThreadId) && EF.Parameter(at).Contains(post.Number)
                join teacher in people.Names on post.By equals teacher.Id
                select new { post.Id, post.ThreadId, post.Number, teacher.Name }).ToListAsync(cancellationToken);
            return written.Where(w => first.Exists(m => m.ThreadId == w.ThreadId && m.Number == w.Number))
                .ToDictionary(w => w.ThreadId, w => ((Guid, int, string)?)(w.Id, w.Number, w.Name));
        }
    }
}
