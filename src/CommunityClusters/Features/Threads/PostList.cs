using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A post as all members of its cluster see it.</summary>
public sealed record PostCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

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

    /// <summary>The id of the post that it answers, or null.</summary>
    public required Guid? AnswerTo { get; init; }

    /// <summary>The post that it answers; null where it answers none.</summary>
    public Quoted? Answers { get; init; }

    /// <summary>Who said thank you, in order.</summary>
    public IReadOnlyList<Thanker> Thanks { get; init; } = [];

    /// <summary>The names of whoever is mentioned in it, or in the post that it answers.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();

    /// <summary>What of the cluster's own it leads to.</summary>
    public IReadOnlyList<Subject> Cards { get; init; } = [];

    /// <summary>The post that another answers.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its order within the thread.</param>
    /// <param name="Text">What it says now, as it is kept.</param>
    /// <param name="Author">The name of who wrote it.</param>
    /// <param name="IsTakenBack">Whether its author took it back.</param>
    public sealed record Quoted(Guid Id, int Number, string Text, string? Author, bool IsTakenBack);

    /// <summary>Somebody who said thank you.</summary>
    /// <param name="Id">Their id: their own page lets them take it back.</param>
    /// <param name="Name">Their name.</param>
    public sealed record Thanker(Guid Id, string? Name);
}

/// <summary>Reads posts, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class PostList(ClustersDb db, PeopleAccess people, ThreadSubjects subjects)
{
    /// <summary>Some posts of a thread, from one number to another.</summary>
    public async Task<IReadOnlyList<PostCard>> Between(Guid clusterId, Guid threadId, int from, int to, CancellationToken cancellationToken) => await Read(
        clusterId, db.Set<Post>().Where(p => p.ThreadId == threadId && p.Number >= from && p.Number <= to), cancellationToken);

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
            orderby post.Number
            select new { Post = post, thread.Kind, thread.SubjectId, Author = author.Name }).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var ids = rows.Select(r => r.Post.Id).ToList();
        var quoted = await Quoted([.. rows.Where(r => r.Post.AnswerTo is not null).Select(r => r.Post.AnswerTo!.Value).Distinct()], cancellationToken);
        var thanks = await Thanks(ids, cancellationToken);
        var names = await NamesIn([.. ids, .. quoted.Keys], cancellationToken);
        var links = rows.ToDictionary(r => r.Post.Id, r => OurLinks.In(r.Post.Text, clusterId));
        var cards = await subjects.Behind(clusterId, [.. links.Values.SelectMany(l => l).Distinct()], cancellationToken);
        return
        [
            .. rows.Select(r => new PostCard
            {
                Id = r.Post.Id,
                Thread = ThreadAddress.Of(clusterId, r.Kind, r.SubjectId),
                Number = r.Post.Number,
                Text = r.Post.Text,
                By = r.Post.By,
                Author = r.Author,
                At = r.Post.At,
                IsChanged = r.Post.ChangedAt is not null,
                IsTakenBack = r.Post.IsTakenBack,
                AnswerTo = r.Post.AnswerTo,
                Answers = r.Post.AnswerTo is { } answered ? quoted.GetValueOrDefault(answered) : null,
                Thanks = [.. thanks[r.Post.Id]],
                Names = names,
                Cards = [.. links[r.Post.Id].Select(l => cards.GetValueOrDefault(l)).OfType<Subject>()],
            }),
        ];
    }

    private async Task<IReadOnlyDictionary<Guid, PostCard.Quoted>> Quoted(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? new Dictionary<Guid, PostCard.Quoted>()
        : await (
            from post in db.Set<Post>().AsNoTracking()
            where EF.Parameter(ids).Contains(post.Id)
            join author in people.Names on post.By equals author.Id into authors
            from author in authors.DefaultIfEmpty()
            select new PostCard.Quoted(post.Id, post.Number, post.Text, author.Name, post.IsTakenBack)).ToDictionaryAsync(q => q.Id, cancellationToken);

    private async Task<ILookup<Guid, PostCard.Thanker>> Thanks(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => (await (
            from thanks in db.Set<PostThanks>().AsNoTracking()
            where EF.Parameter(ids).Contains(thanks.PostId)
            join teacher in people.Names on thanks.TeacherId equals teacher.Id into teachers
            from teacher in teachers.DefaultIfEmpty()
            orderby thanks.Number
            select new { thanks.PostId, thanks.TeacherId, Name = (string?)teacher.Name }).ToListAsync(cancellationToken))
        .ToLookup(t => t.PostId, t => new PostCard.Thanker(t.TeacherId, t.Name));

    private async Task<IReadOnlyDictionary<Guid, string>> NamesIn(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => await (
            from mention in db.Set<PostMention>().AsNoTracking()
            where EF.Parameter(ids).Contains(mention.PostId)
            join teacher in people.Names on mention.TeacherId equals teacher.Id
            select new { teacher.Id, teacher.Name }).Distinct().ToDictionaryAsync(t => t.Id, t => t.Name, cancellationToken);
}
