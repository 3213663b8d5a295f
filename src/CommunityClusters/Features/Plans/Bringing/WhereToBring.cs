using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Plans.Bringing;

/// <summary>Where a member brings what they have already. It is read on the phone; what comes here is a plan that is begun as every other.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record WhereToBring(Guid ClusterId) : IQuery<WhereToBring.Sheet>, IMembers
{
    /// <summary>What the page shows.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Me">The caller, who is the author of what their phone sends later.</param>
    public sealed record Sheet(string Cluster, Guid Me);

    internal sealed class Handler(ClusterAccess clusters, Caller caller) : IRequestHandler<WhereToBring, Sheet>
    {
        public async Task<Sheet> Handle(WhereToBring request, CancellationToken cancellationToken) =>
            new(await clusters.NameOf(request.ClusterId, cancellationToken), caller.Teacher);
    }
}
