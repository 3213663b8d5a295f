using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Needs;

/// <summary>The needs that most members of a cluster find hard, for the cluster's page.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record TopNeeds(Guid ClusterId) : IQuery<TopNeeds.Sheet>, IReaders
{
    /// <summary>The name of the fragment and the id of its element.</summary>
    public const string Fragment = "top-needs";

    /// <summary>The needs.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Top">Those that most find hard.</param>
    /// <param name="All">How many needs the cluster has that are not covered.</param>
    public sealed record Sheet(Guid ClusterId, IReadOnlyList<NeedCard> Top, int All);

    internal sealed class Handler(NeedList needs) : IRequestHandler<TopNeeds, Sheet>
    {
        public Task<Sheet> Handle(TopNeeds request, CancellationToken cancellationToken) => needs.TopOf(request.ClusterId, cancellationToken);
    }
}
