using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The gatherings of a cluster that come next, and those whose date is being found, for the cluster's page.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record NextGatherings(Guid ClusterId) : IQuery<NextGatherings.Sheet>, IReaders
{
    /// <summary>The name of the fragment and the id of its element.</summary>
    public const string Fragment = "next-gatherings";

    /// <summary>The gatherings.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Next">Those that come next.</param>
    public sealed record Sheet(Guid ClusterId, IReadOnlyList<GatheringCard> Next);

    internal sealed class Handler(GatheringList gatherings) : IRequestHandler<NextGatherings, Sheet>
    {
        public Task<Sheet> Handle(NextGatherings request, CancellationToken cancellationToken) => gatherings.NextOf(request.ClusterId, cancellationToken);
    }
}
