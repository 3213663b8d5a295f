using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>A member brings back an earlier description of the cluster, as a new one: this too can be undone.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Version">The number of the description.</param>
public sealed record BringBackDescription(Guid ClusterId, int Version) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, Caller caller, Describing describing, TimeProvider time) : IRequestHandler<BringBackDescription, Unit>
    {
        public async Task<Unit> Handle(BringBackDescription request, CancellationToken cancellationToken)
        {
            var cluster = await describing.Lock(request.ClusterId, cancellationToken);
            var earlier = await db.Set<Description>().AsNoTracking()
                .SingleOrDefaultAsync(d => d.ClusterId == cluster.Id && d.Version == request.Version, cancellationToken)
                ?? throw new NotVisibleException();
            await describing.Take(cluster, earlier with { By = caller.Teacher, At = time.GetUtcNow() }, cancellationToken);
            return Unit.Value;
        }
    }
}
