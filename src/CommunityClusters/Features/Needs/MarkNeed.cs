using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>A member marks a need as chosen for a day, as covered, or as open again.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="NeedId">The need.</param>
/// <param name="Mark">What the cluster has made of it.</param>
public sealed record MarkNeed(Guid ClusterId, Guid NeedId, NeedMark Mark) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, NeedBroadcasts broadcasts) : IRequestHandler<MarkNeed, Unit>
    {
        public async Task<Unit> Handle(MarkNeed request, CancellationToken cancellationToken)
        {
            var need = await db.Set<Need>().SingleOrDefaultAsync(n => n.Id == request.NeedId && n.ClusterId == request.ClusterId, cancellationToken)
                ?? throw new NotVisibleException();
            need.MarkAs(request.Mark);
            await broadcasts.NeedChanged(request.ClusterId, request.NeedId, cancellationToken);
            return Unit.Value;
        }
    }
}
