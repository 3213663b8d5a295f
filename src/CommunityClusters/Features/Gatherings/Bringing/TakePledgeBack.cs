using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A member takes back what they said they would bring, without a reason; or what any member said for a school.</summary>
public sealed record TakePledgeBack : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The pledge.</summary>
    public Guid PledgeId { get; init; }

    internal sealed class Handler(ClustersDb db, BringingPen pen, Caller caller) : IRequestHandler<TakePledgeBack, Unit>
    {
        public async Task<Unit> Handle(TakePledgeBack request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Taken back twice it is gone.
            var thingId = await db.Set<Pledge>().Where(p => p.Id == request.PledgeId && p.GatheringId == request.GatheringId).Select(p => (Guid?)p.ThingId).SingleOrDefaultAsync(cancellationToken);
            if (thingId is { } id && await pen.Find(id, cancellationToken) is { } thing)
            {
                var pledge = thing.Pledges.Single(p => p.Id == request.PledgeId);
                pledge.MustBeCorrectedBy(caller.Teacher);
                thing.TakesBack(pledge);
                await pen.ThingChanged(thing.Id, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
