using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>
/// A member takes the chair of a gathering: nobody is asked, and any other takes it over as easily. It is a duty: whoever has it may do nothing
/// that others may not.
/// </summary>
public sealed record TakeChair : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Who had the chair when its member saw it; null for nobody.</summary>
    public Guid? Instead { get; init; }

    internal sealed class Handler(GatheringAccess gatherings, ClusterAccess clusters, GatheringBroadcasts broadcasts, Caller caller) : IRequestHandler<TakeChair, Unit>
    {
        public async Task<Unit> Handle(TakeChair request, CancellationToken cancellationToken)
        {
            await broadcasts.ChairChanged(request.ClusterId, request.GatheringId, cancellationToken);
            // Asked again under the lock: whoever leaves the cluster leaves the chair, and does not come to it after that.
            await clusters.MustBeMember(request.ClusterId, caller.Teacher, cancellationToken);
            (await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken)).IsChairedBy(caller.Teacher, request.Instead);
            return Unit.Value;
        }
    }
}
