using CommunityClusters.Features.People;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A post as all members of its cluster see it.</summary>
public sealed record PostCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its thread's address.</summary>
    public required string Thread { get; init; }

    /// <summary>Its order within the thread.</summary>
    public required int Number { get; init; }

    /// <summary>What is said, as it is kept.</summary>
    public required string Text { get; init; }

    /// <summary>The id of who wrote it: its author's own page lets them change it.</summary>
    public required Guid By { get; init; }

    /// <summary>The name of who wrote it; null where they took themselves out of the program.</summary>
    public required string? Author { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether its author changed it.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Whether its author took it back.</summary>
    public required bool IsTakenBack { get; init; }

    /// <summary>Whether a colleague took it down because it shows a learner.</summary>
    public bool IsTakenDown { get; init; }

    /// <summary>The name of who did; null where nobody did, or where they took themselves out of the program.</summary>
    public string? TakenDownBy { get; init; }

    /// <summary>Whether one of its pictures was taken down.</summary>
    public bool LacksPicture { get; init; }

    /// <summary>The name of who took it down; null where nobody did, or where they took themselves out of the program.</summary>
    public string? PictureTakenDownBy { get; init; }

    /// <summary>Whether it is folded: members flagged it.</summary>
    public bool IsFolded { get; init; }

    /// <summary>What an observer of the lesson raised with it; null for any other post.</summary>
    public Raised? Raised { get; init; }

    /// <summary>The id of the post that it answers, or null.</summary>
    public required Guid? AnswerTo { get; init; }

    /// <summary>The post that it answers; null where it answers none.</summary>
    public Quoted? Answers { get; init; }

    /// <summary>The names of those who said thank you first; null where somebody took themselves out of the program.</summary>
    public IReadOnlyList<string?> ThankedBy { get; init; } = [];

    /// <summary>How many said thank you besides.</summary>
    public int ThankedByMore { get; init; }

    /// <summary>The names of whoever is mentioned in it, or in the post that it answers.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The pictures below it.</summary>
    public IReadOnlyList<PictureCard> Pictures { get; init; } = [];

    /// <summary>What of the cluster's own it leads to.</summary>
    public IReadOnlyList<Subject> Cards { get; init; } = [];

    /// <summary>The post that another answers.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its order within the thread.</param>
    /// <param name="Text">What it says now, as it is kept.</param>
    /// <param name="Author">The name of who wrote it.</param>
    /// <param name="IsTakenBack">Whether its author took it back.</param>
    /// <param name="IsTakenDown">Whether a colleague took it down.</param>
    /// <param name="IsFolded">Whether it is folded.</param>
    public sealed record Quoted(Guid Id, int Number, string Text, string? Author, bool IsTakenBack, bool IsTakenDown, bool IsFolded);
}

/// <summary>Reads posts, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class PostList(ClustersDb db, PeopleAccess people, ThreadSubjects subjects, PostPictures pictures, TimeProvider time)
{
    // However many thanked, a post and the news of it stay small.
    private const int MostNamed = 3;

    /// <summary>Some posts of a thread, from one number to another.</summary>
    public async Task<IReadOnlyList<PostCard>> Between(Guid clusterId, Guid threadId, int from, int to, CancellationToken cancellationToken) => await Read(
        clusterId, db.Set<Post>().Where(p => p.ThreadId == threadId && p.Number >= from && p.Number <= to), cancellationToken);

    /// <summary>What observers raised in some threads of a cluster and did not take back.</summary>
    public async Task<IReadOnlyList<PostCard>> RaisedIn(Guid clusterId, IReadOnlyList<Guid> threadIds, CancellationToken cancellationToken) => await Read(
        clusterId, db.Set<Post>().Where(p => EF.Parameter(threadIds).Contains(p.ThreadId) && p.Raised != null && !p.IsTakenBack), cancellationToken);

    /// <summary>The latest posts of some threads of a cluster, at most so many of each, without what observers raised.</summary>
    public async Task<IReadOnlyList<PostCard>> LatestIn(Guid clusterId, IReadOnlyList<Guid> threadIds, int most, CancellationToken cancellationToken)
    {
        // So far back that what was raised meanwhile takes no other's place, and no further, however long the thread is.
        var found = await Read(
            clusterId,
            from thread in db.Set<Thread>()
            where EF.Parameter(threadIds).Contains(thread.Id) && thread.ClusterId == clusterId
            join post in db.Set<Post>() on thread.Id equals post.ThreadId
            where post.Number > thread.Posts - most - db.Set<Post>().Count(p => p.ThreadId == thread.Id && p.Raised != null) && post.Raised == null
            select post,
            cancellationToken);
        return [.. found.GroupBy(p => p.Thread, StringComparer.Ordinal).SelectMany(t => t.TakeLast(most))];
    }

    /// <summary>The latest posts of a thread that were neither raised nor taken back, the earliest of them first.</summary>
    public async Task<IReadOnlyList<PostCard>> LatestOf(Guid clusterId, Guid threadId, int most, CancellationToken cancellationToken) => await Read(
        clusterId, db.Set<Post>().Where(p => p.ThreadId == threadId && p.Raised == null && !p.IsTakenBack).OrderByDescending(p => p.Number).Take(most), cancellationToken);

    /// <summary>Some posts of a cluster; those that it has not are left out.</summary>
    public async Task<IReadOnlyList<PostCard>> Find(Guid clusterId, IReadOnlyCollection<Guid> postIds, CancellationToken cancellationToken) => await Read(
        clusterId,
        from post in db.Set<Post>()
        join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
        where EF.Parameter(postIds).Contains(post.Id) && thread.ClusterId == clusterId
        select post,
        cancellationToken);

    private async Task<IReadOnlyList<PostCard>> Read(Guid clusterId, IQueryable<Post> posts, CancellationToken cancellationToken)
    {
        var rows = await (
            from post in posts.AsNoTracking()
            join thread in db.Set<Thread>() on post.ThreadId equals thread.Id
            join author in people.Names on post.By equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            join taker in people.Names on post.TakenDownBy equals taker.Id into takers
            from taker in takers.DefaultIfEmpty()
            join remover in people.Names on post.PictureTakenDownBy equals remover.Id into removers
            from remover in removers.DefaultIfEmpty()
            orderby post.Number
            select new { Post = post, thread.Kind, thread.SubjectId, Author = author.Name, Taker = taker.Name, Remover = remover.Name }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var (now, ids) = (time.GetUtcNow(), rows.Select(r => r.Post.Id).ToList());
        var quoted = await Quoted([.. rows.Where(r => r.Post.AnswerTo is not null).Select(r => r.Post.AnswerTo!.Value).Distinct()], now, cancellationToken);
        var thanks = await Thanks(ids, cancellationToken);
        var names = await NamesIn([.. ids, .. quoted.Keys], cancellationToken);
        var links = rows.ToDictionary(r => r.Post.Id, r => OurLinks.In(r.Post.Text, clusterId));
        var cards = await subjects.Behind(clusterId, [.. links.Values.SelectMany(l => l).Distinct()], cancellationToken);
        var shown = await pictures.Of(clusterId, rows.Select(r => r.Post), cancellationToken);
        return
        [
            .. rows.Select(r => new PostCard
            {
                Id = r.Post.Id,
                ClusterId = clusterId,
                Thread = ThreadAddress.Of(clusterId, r.Kind, r.SubjectId),
                Number = r.Post.Number,
                Text = r.Post.Text,
                By = r.Post.By,
                Author = r.Author,
                At = r.Post.At,
                IsChanged = r.Post.ChangedAt is not null,
                IsTakenBack = r.Post.IsTakenBack,
                IsTakenDown = r.Post.TakenDownBy is not null,
                TakenDownBy = r.Taker,
                LacksPicture = r.Post.PictureTakenDownBy is not null,
                PictureTakenDownBy = r.Remover,
                IsFolded = r.Post.IsFoldedAt(now),
                Raised = r.Post.Raised,
                AnswerTo = r.Post.AnswerTo,
                Answers = r.Post.AnswerTo is { } answered ? quoted.GetValueOrDefault(answered) : null,
                ThankedBy = thanks.GetValueOrDefault(r.Post.Id).Names ?? [],
                ThankedByMore = thanks.GetValueOrDefault(r.Post.Id).More,
                Names = names,
                Pictures = shown.GetValueOrDefault(r.Post.Id) ?? [],
                Cards = [.. links[r.Post.Id].Select(l => cards.GetValueOrDefault(l)).OfType<Subject>()],
            }),
        ];
    }

    private async Task<IReadOnlyDictionary<Guid, PostCard.Quoted>> Quoted(IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, PostCard.Quoted>()
        : await (
            from post in db.Set<Post>().AsNoTracking()
            where EF.Parameter(ids).Contains(post.Id)
            join author in people.Names on post.By equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            select new PostCard.Quoted(post.Id, post.Number, post.Text, author.Name, post.IsTakenBack, post.TakenDownBy != null, post.FoldedUntil > now)).ToDictionaryAsync(q => q.Id, cancellationToken);

    private async Task<IReadOnlyDictionary<Guid, (IReadOnlyList<string?> Names, int More)>> Thanks(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var all = (await db.Set<PostThanks>().AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.PostId)).OrderBy(t => t.Number)
            .Select(t => new { t.PostId, t.TeacherId }).ToListAsync(cancellationToken)).ToLookup(t => t.PostId, t => t.TeacherId);
        var named = all.SelectMany(t => t.Take(MostNamed)).Distinct().ToList();
        var names = named.Count == 0 ? new Dictionary<Guid, string>() : await people.Names.Where(n => EF.Parameter(named).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        return all.ToDictionary(t => t.Key, t => ((IReadOnlyList<string?>)[.. t.Take(MostNamed).Select(id => names.GetValueOrDefault(id))], Math.Max(0, t.Count() - MostNamed)));
    }

    private async Task<IReadOnlyDictionary<Guid, string>> NamesIn(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => await (
            from mention in db.Set<PostMention>().AsNoTracking()
            where EF.Parameter(ids).Contains(mention.PostId)
            join teacher in people.Names on mention.TeacherId equals teacher.Id
            select new { teacher.Id, teacher.Name }).Distinct().ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
}
