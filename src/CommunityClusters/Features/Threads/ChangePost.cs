using CommunityClusters.Features.Threads.Care;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A member says a post of their own otherwise. All see that it was changed, and nobody what it said before.</summary>
public sealed record ChangePost : ICommand<WritePost.Written>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What the thread is about.</summary>
    public ThreadKind Kind { get; init; }

    /// <summary>The id of what it is about.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>What is said instead.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    /// <summary>Those of its pictures that stay, each as <see cref="PictureLine"/>.</summary>
    public IList<string> Pictures { get; init => field = [.. value.Select(p => p.OneLine())]; } = [];

    internal sealed class Validator : AbstractValidator<ChangePost>
    {
        public Validator() => RuleFor(r => r.Text).SaysSomething(r => r.Pictures.Count > 0);
    }

    internal sealed class Handler(ClustersDb db, ThreadPen pen, PicturePen pictures, ThreadBroadcasts broadcasts, Caller caller, TimeProvider time)
        : IRequestHandler<ChangePost, WritePost.Written>
    {
        public async Task<WritePost.Written> Handle(ChangePost request, CancellationToken cancellationToken)
        {
            await broadcasts.PostChanged(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            var post = await pen.TakePost(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            if (post.By != caller.Teacher)
            {
                throw new NotYoursException();
            }

            var (words, members) = await pen.Read(request.ClusterId, request.Text, post.Text, cancellationToken);
            var stay = PictureLine.Split(post.Text).Pictures.Where(p => request.Pictures.Contains(p.Line, StringComparer.Ordinal)).ToList();
            // Pictures are put in, not typed: a line that looks like one would bring back what was taken down.
            if (PictureLine.Split(words).Pictures.Count > 0)
            {
                throw new RuleBrokenException("post.pictures.unreadable");
            }

            if (words.Length + stay.Count == 0)
            {
                throw new RuleBrokenException("post.text.missing");
            }

            if (post.Change(PictureLine.Join(words, stay), time.GetUtcNow()))
            {
                db.RemoveRange(await db.Set<PostFlag>().Where(f => f.PostId == post.Id).ToListAsync(cancellationToken));
            }

            await pictures.TakeOut(request.ClusterId, post, PictureLine.Split(post.Text).Pictures, cancellationToken);
            var mentioned = await db.Set<PostMention>().Where(m => m.PostId == post.Id).ToListAsync(cancellationToken);
            db.RemoveRange(mentioned.Where(m => !members.Contains(m.TeacherId)));
            db.AddRange(members.Where(id => mentioned.All(m => m.TeacherId != id))
                .Select(id => new PostMention { PostId = post.Id, TeacherId = id, ThreadId = post.ThreadId, Number = post.Number }));
            if (post.Raised is not null)
            {
                await pen.TellRaised(request.ClusterId, request.Kind, request.SubjectId, post, cancellationToken);
            }

            return new WritePost.Written(post.Id, post.Number);
        }
    }
}
