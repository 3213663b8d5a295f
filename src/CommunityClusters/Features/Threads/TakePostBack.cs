using CommunityClusters.Features.Threads.Care;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A member takes back a post of their own. That it was there, and its answers, stay; of its words and who was mentioned nothing does.</summary>
public sealed record TakePostBack : ICommand<Unit>, IMembers, IWaits
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

    internal sealed class Handler(ClustersDb db, ThreadPen pen, PicturePen pictures, ThreadBroadcasts broadcasts, Caller caller) : IRequestHandler<TakePostBack, Unit>
    {
        public async Task<Unit> Handle(TakePostBack request, CancellationToken cancellationToken)
        {
            await broadcasts.PostChanged(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            var post = await pen.TakePost(request.ClusterId, request.Kind, request.SubjectId, request.PostId, cancellationToken);
            if (post.By != caller.Teacher)
            {
                throw new NotYoursException();
            }

            post.TakeBack();
            await pictures.TakeOut(request.ClusterId, post, [], cancellationToken);
            db.RemoveRange(await db.Set<PostMention>().Where(m => m.PostId == post.Id).ToListAsync(cancellationToken));
            db.RemoveRange(await db.Set<PostFlag>().Where(f => f.PostId == post.Id).ToListAsync(cancellationToken));
            db.RemoveRange(await db.Set<PostThanks>().Where(t => t.PostId == post.Id).ToListAsync(cancellationToken));
            await pen.TellRaised(request.ClusterId, request.Kind, request.SubjectId, post, cancellationToken);
            return Unit.Value;
        }
    }
}
