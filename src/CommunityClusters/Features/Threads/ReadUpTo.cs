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
    internal sealed class Validator : AbstractValidator<ReadUpTo>
    {
        public Validator() => RuleFor(r => r.UpTo).GreaterThan(0).WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<ReadUpTo, Unit>
    {
        public async Task<Unit> Handle(ReadUpTo request, CancellationToken cancellationToken)
        {
            var id = Thread.IdOf(request.Kind, request.SubjectId);
            var posts = await db.Set<Thread>().Where(t => t.Id == id && t.ClusterId == request.ClusterId).Select(t => (int?)t.Posts).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotVisibleException();
            // What is yet to be written nobody has read.
            await db.ReadUpTo(caller.Teacher, id, Math.Min(request.UpTo, posts), cancellationToken);
            return Unit.Value;
        }
    }
}
