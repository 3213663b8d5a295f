using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A member takes a thing away that is not needed after all, with what was pledged of it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="ThingId">The thing.</param>
/// <param name="Seen">At which <see cref="Thing.Touched"/> the member saw it: no pledge goes unseen.</param>
public sealed record TakeThingAway(Guid ClusterId, Guid GatheringId, Guid ThingId, int Seen) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, BringingPen pen) : IRequestHandler<TakeThingAway, Unit>
    {
        public async Task<Unit> Handle(TakeThingAway request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Two who take the same away agree.
            if (await pen.Find(request.ThingId, cancellationToken) is { } thing)
            {
                thing.MustBeUntouchedSince(request.Seen);
                db.Remove(thing);
                await pen.ThingChanged(thing.Id, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
