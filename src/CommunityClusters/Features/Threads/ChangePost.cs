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

    internal sealed class Validator : AbstractValidator<ChangePost>
    {
        public Validator() => RuleFor(r => r.Text).SaysSomething();
    }

    internal sealed class Handler(ClustersDb db, ThreadPen pen, ThreadBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<ChangePost, WritePost.Written>
    {
        public async Task<WritePost.Written> Handle(ChangePost request, CancellationToken cancellationToken)
        {
            await broadcasts.PostChanged(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            var post = await pen.TakePost(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            if (post.By != caller.Teacher)
            {
                throw new NotYoursException();
            }

            var (text, members) = await pen.Read(request.ClusterId, request.Text, cancellationToken);
            post.Change(text, time.GetUtcNow());
            var mentioned = await db.Set<PostMention>().Where(m => m.PostId == post.Id).ToListAsync(cancellationToken);
            db.RemoveRange(mentioned.Where(m => !members.Contains(m.TeacherId)));
            db.AddRange(members.Where(id => mentioned.All(m => m.TeacherId != id))
                .Select(id => new PostMention { PostId = post.Id, TeacherId = id, ThreadId = post.ThreadId, Number = post.Number }));
            await pen.TellRaised(request.ClusterId, request.Kind, request.SubjectId, post, cancellationToken);
            return new WritePost.Written(post.Id, post.Number);
        }
    }
}
