using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Blocks;

/// <summary>A teacher no longer blocks a colleague. What was between them before does not come back by itself.</summary>
/// <param name="TeacherId">The colleague.</param>
public sealed record UnblockTeacher(Guid TeacherId) : ICommand<Unit>, ISignedIn
{
    internal sealed class Handler(ClustersDb db, Caller caller) : IRequestHandler<UnblockTeacher, Unit>
    {
        public async Task<Unit> Handle(UnblockTeacher request, CancellationToken cancellationToken)
        {
            var me = caller.Teacher;
            db.RemoveRange(await db.Set<Block>().Where(b => b.TeacherId == me && b.OtherId == request.TeacherId).ToListAsync(cancellationToken));
            return Unit.Value;
        }
    }
}
