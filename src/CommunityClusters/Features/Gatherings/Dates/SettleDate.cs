using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Dates;

/// <summary>A member settles a gathering on one of its proposed dates. What each said of that date is their answer to the gathering, until they say otherwise.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="DateId">The proposed date.</param>
public sealed record SettleDate(Guid ClusterId, Guid GatheringId, Guid DateId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, ProgrammePen pen, DateList dates, GatheringBroadcasts broadcasts) : IRequestHandler<SettleDate, Unit>
    {
        public async Task<Unit> Handle(SettleDate request, CancellationToken cancellationToken)
        {
            await broadcasts.GatheringChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await pen.TakeIfAny(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = pen.Gathering;
            var date = await dates.Take(gathering.Id, request.DateId, cancellationToken);
            if (!gathering.IsBeingFound)
            {
                // Two who settle on the same agree.
                return gathering.When == date.When ? Unit.Value : throw new RuleBrokenException("gathering.date.settled");
            }

            gathering.TakesPlace(date.When);
            await pen.Tell(cancellationToken);
            await broadcasts.ComingChanged(request.ClusterId, gathering.Id, cancellationToken);
            foreach (var answer in await db.Set<DateAnswer>().AsNoTracking().Where(a => a.DateId == date.Id).ToListAsync(cancellationToken))
            {
                db.Add(new Coming { GatheringId = gathering.Id, TeacherId = answer.TeacherId, Says = answer.Says });
            }

            return Unit.Value;
        }
    }
}
