using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Threads;

/// <summary>A member has read a thread up to a post. It never goes back, so that all of a person's devices agree; nobody else sees it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Kind">What the thread is about.</param>
/// <param name="SubjectId">The id of what it is about.</param>
/// <param name="UpTo">The number of the post.</param>
public sealed record ReadUpTo(Guid ClusterId, ThreadKind Kind, Guid SubjectId, int UpTo) : ICommand<Unit>, IMembers
{
    /// <summary>The most mentions that are told of at once.</summary>
    public const int MostMentions = 100;

    /// <summary>Posts that mention the caller and were on their screen, wherever they stand.</summary>
    public IReadOnlyList<Guid> Mentions { get; init; } = [];

    internal sealed class Validator : AbstractValidator<ReadUpTo>
    {
        public Validator() => RuleFor(r => r.UpTo).Must((r, upTo) => upTo > 0 || (upTo == 0 && r.Mentions.Count > 0)).WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<ReadUpTo, Unit>
    {
        public async Task<Unit> Handle(ReadUpTo request, CancellationToken cancellationToken)
        {
            var id = Thread.IdOf(request.Kind, request.SubjectId);
            var posts = await db.Set<Thread>().Where(t => t.Id == id && t.ClusterId == request.ClusterId).Select(t => (int?)t.Posts).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotVisibleException();
            var me = caller.Teacher;
            var before = await db.Set<ThreadReading>().Where(r => r.TeacherId == me && r.ThreadId == id).Select(r => (int?)r.UpTo).SingleOrDefaultAsync(cancellationToken) ?? 0;
            // What is yet to be written nobody has read.
            var upTo = Math.Min(request.UpTo, posts);
            if (upTo > 0)
            {
                await db.ReadUpTo(me, id, upTo, cancellationToken);
            }

            // One that came into a post which was read already is seen only where the page says so.
            var seen = request.Mentions.Take(MostMentions).ToList();
            await db.Set<PostMention>().Where(m => m.TeacherId == me && m.ThreadId == id && !m.IsSeen && ((m.Number > before && m.Number <= upTo) || EF.Parameter(seen).Contains(m.PostId)))
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.IsSeen, true), cancellationToken);
            return Unit.Value;
        }
    }
}
