using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The name of a cluster in which the caller is or once was.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record ClusterThatILeft(Guid ClusterId) : IQuery<string>, IFormerMembers
{
    internal sealed class Handler(ClustersDb db) : IRequestHandler<ClusterThatILeft, string>
    {
        public Task<string> Handle(ClusterThatILeft request, CancellationToken cancellationToken) =>
            db.Set<Cluster>().Where(c => c.Id == request.ClusterId).Select(c => c.Name).SingleAsync(cancellationToken);
    }
}
