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
    /// <param name="Mentioned">Where the caller was last mentioned in what is new to them; null where nobody did.</param>
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
                .Where(r => (!request.Unread || r.IsNew) && (request.Before == null || r.Thread.News < request.Before))
                .OrderByDescending(r => r.Thread.News).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            var about = await subjects.Among(cluster, [.. shown.Select(r => (r.Thread.Kind, r.Thread.SubjectId))], cancellationToken);
            var writers = shown.Select(r => r.Thread.LatestBy).Distinct().ToList();
            var names = await people.Names.Where(n => EF.Parameter(writers).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
            var unread = shown.Where(r => r.IsNew).ToList();
            var upTo = await ReadIn(unread, cancellationToken);
            var mentions = await MentionsIn(unread, upTo, me, cancellationToken);
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

        // Up to where they read each: of one that they never opened, what was said before they joined is nothing new.
        private async Task<IReadOnlyDictionary<Guid, int>> ReadIn(IReadOnlyList<ThreadList.Row> unread, CancellationToken cancellationToken)
        {
            var since = unread.Select(r => r.Since).FirstOrDefault();
            var ids = unread.Where(r => r.UpTo is null).Select(r => r.Thread.Id).ToList();
            var before = ids.Count == 0 ? new Dictionary<Guid, int>() : await (
                from post in db.Set<Post>().AsNoTracking()
                where EF.Parameter(ids).Contains(post.ThreadId) && post.At < since
                group post by post.ThreadId into said
                select new { ThreadId = said.Key, Number = said.Max(p => p.Number) }).ToDictionaryAsync(s => s.ThreadId, s => s.Number, cancellationToken);
            return unread.ToDictionary(r => r.Thread.Id, r => r.UpTo ?? before.GetValueOrDefault(r.Thread.Id));
        }

        private async Task<IReadOnlyDictionary<Guid, (Guid Post, int Number, string By)?>> MentionsIn(
            IReadOnlyList<ThreadList.Row> unread, IReadOnlyDictionary<Guid, int> upTo, Guid me, CancellationToken cancellationToken)
        {
            var ids = unread.Select(r => r.Thread.Id).ToList();
            var found = await (
                from mention in db.Set<PostMention>().AsNoTracking()
                where mention.TeacherId == me && EF.Parameter(ids).Contains(mention.ThreadId)
                group mention by mention.ThreadId into latest
                select new { ThreadId = latest.Key, Number = latest.Max(m => m.Number) }).ToListAsync(cancellationToken);
            var fresh = found.Where(m => m.Number > upTo[m.ThreadId]).ToList();
            var (of, at) = (fresh.Select(m => m.ThreadId).ToList(), fresh.Select(m => m.Number).ToList());
            var written = fresh.Count == 0 ? [] : await (
                from post in db.Set<Post>().AsNoTracking()
                where EF.Parameter(of).Contains(post.ThreadId) && EF.Parameter(at).Contains(post.Number)
                join teacher in people.Names on post.By equals teacher.Id
                select new { post.Id, post.ThreadId, post.Number, teacher.Name }).ToListAsync(cancellationToken);
            return written.Where(w => fresh.Exists(m => m.ThreadId == w.ThreadId && m.Number == w.Number))
                .ToDictionary(w => w.ThreadId, w => ((Guid, int, string)?)(w.Id, w.Number, w.Name));
        }
    }
}
