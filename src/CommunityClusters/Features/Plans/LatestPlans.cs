using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Plans;

/// <summary>The plans that a cluster began last, for the cluster's page.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record LatestPlans(Guid ClusterId) : IQuery<LatestPlans.Sheet>, IReaders
{
    /// <summary>The name of the fragment and the id of its element.</summary>
    public const string Fragment = "latest-plans";

    /// <summary>The plans.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Latest">Those begun last.</param>
    /// <param name="All">How many plans the cluster has.</param>
    public sealed record Sheet(Guid ClusterId, IReadOnlyList<PlanCard> Latest, int All);

    internal sealed class Handler(PlanList plans) : IRequestHandler<LatestPlans, Sheet>
    {
        public Task<Sheet> Handle(LatestPlans request, CancellationToken cancellationToken) => plans.LatestOf(request.ClusterId, cancellationToken);
    }
}
