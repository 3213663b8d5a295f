using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pages;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A member writes in a thread of the cluster, by itself or as an answer to a post.</summary>
public sealed record WritePost : ICommand<WritePost.Written>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What the thread is about.</summary>
    public ThreadKind Kind { get; init; }

    /// <summary>The id of what it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>What is said.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    /// <summary>The pictures below it, each as <see cref="PictureLine"/>; their files come by themselves, before it or after it.</summary>
    public IList<string> Pictures { get; init => field = [.. value.Select(p => p.OneLine())]; } = [];

    /// <summary>The post of the same thread that it answers, or null.</summary>
    public Guid? AnswerTo { get; init; }

    /// <summary>The post as it was written.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Number">Its order within the thread.</param>
    public sealed record Written(Guid Id, int Number) : IMade;

    internal sealed class Validator : AbstractValidator<WritePost>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
                .Must((r, text) => text.Length > 0 || r.Pictures.Count > 0).WithMessage("post.text.missing")
                .MaximumLength(Post.LongestText).WithMessage("post.text.long");
            RuleFor(r => r.Pictures).Cascade(CascadeMode.Stop)
                .Must(p => p.Count <= PictureLine.Most).WithMessage("post.pictures.many").WithState(_ => new (string, object?)[] { ("limit", PictureLine.Most) })
                .Must(p => p.All(line => PictureLine.Read(line) is { Words.Length: <= PictureLine.LongestWords })).WithMessage("post.pictures.unreadable");
        }
    }

    internal sealed class Handler(ClustersDb db, ThreadPen pen, PicturePen pictures, ThreadBroadcasts broadcasts, Caller caller, TimeProvider time)
        : IRequestHandler<WritePost, Written>
    {
        private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

        public async Task<Written> Handle(WritePost request, CancellationToken cancellationToken)
        {
            var (id, me, now) = (Guid.NewGuid(), caller.Teacher, time.GetUtcNow());
            var news = await broadcasts.PostChanged(request.ClusterId, request.Kind, request.SubjectId, id, cancellationToken);
            var thread = await pen.Take(request.ClusterId, request.Kind, request.SubjectId, cancellationToken);
            var since = now - Minute;
            if (await db.Set<Post>().CountAsync(p => p.By == me && p.At > since, cancellationToken) >= Post.MostAMinute)
            {
                throw new RuleBrokenException("post.too-fast", ("limit", Post.MostAMinute)) { Passes = true };
            }

            if (request.AnswerTo is { } answered && !await db.Set<Post>().AnyAsync(p => p.Id == answered && p.ThreadId == thread.Id, cancellationToken))
            {
                throw new NotVisibleException();
            }

            var (words, members) = await pen.Read(request.ClusterId, request.Text, before: "", cancellationToken);
            var text = PictureLine.Join(words, request.Pictures.Select(PictureLine.Read).OfType<PictureLine>().DistinctBy(p => p.File.FileId));
            var before = thread.Posts;
            var post = new Post { Id = id, ThreadId = thread.Id, Number = thread.IsPostedTo(news, me, now), Text = text, By = me, At = now, AnswerTo = request.AnswerTo };
            db.Add(post);
            pictures.PutIn(id, PictureLine.Split(text).Pictures);
            db.AddRange(members.Select(m => new PostMention { PostId = id, TeacherId = m, ThreadId = thread.Id, Number = post.Number }));
            await db.SaveChangesAsync(cancellationToken);
            // Who had read all that there was has read their own words too.
            await db.ReadUpTo(me, thread.Id, post.Number, onlyFrom: before, cancellationToken);
            return new Written(id, post.Number);
        }
    }
}
