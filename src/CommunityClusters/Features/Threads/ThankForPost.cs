using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A member says thank you for a colleague's post, or takes it back. Said twice it counts once.</summary>
public sealed record ThankForPost : ICommand<Unit>, IMembers, IWaits
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

    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>Whether they take it back.</summary>
    public bool NoLonger { get; init; }

    internal sealed class Handler(ClustersDb db, ThreadPen pen, ThreadBroadcasts broadcasts, Caller caller) : IRequestHandler<ThankForPost, Unit>
    {
        public async Task<Unit> Handle(ThankForPost request, CancellationToken cancellationToken)
        {
            var news = await broadcasts.PostChanged(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            var post = await pen.TakePost(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            if (post.By == caller.Teacher)
            {
                throw new RuleBrokenException("post.thanks.own");
            }

            var mine = await db.Set<PostThanks>().SingleOrDefaultAsync(t => t.PostId == post.Id && t.TeacherId == caller.Teacher, cancellationToken);
            if (mine is null && !request.NoLonger && !post.IsTakenBack)
            {
                db.Add(new PostThanks { PostId = post.Id, TeacherId = caller.Teacher, Number = news });
            }
            else if (mine is not null && request.NoLonger)
            {
                db.Remove(mine);
            }

            return Unit.Value;
        }
    }
}
