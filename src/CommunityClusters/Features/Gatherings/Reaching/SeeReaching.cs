using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// What would make it possible to come to a gathering: one's own wishes and offers, of others counts, and how far it is to each venue. Nothing of it goes to watchers:
/// what one sees here nobody else does.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeReaching(Guid ClusterId, Guid GatheringId) : IQuery<SeeReaching.Sheet>, IMembers
{
    /// <summary>What the caller sees.</summary>
    /// <param name="Facts">When and where.</param>
    /// <param name="IsOpen">Whether something can still be asked and offered.</param>
    /// <param name="Wishes">What the caller asked for.</param>
    /// <param name="Offers">What the caller offers.</param>
    /// <param name="Counts">How many others ask for what, from three people up.</param>
    /// <param name="Travels">How far it is to each venue.</param>
    public sealed record Sheet(
        DayFacts Facts, bool IsOpen, IReadOnlyList<MyWish> Wishes, IReadOnlyList<MyOffer> Offers, IReadOnlyDictionary<HelpKind, int> Counts, IReadOnlyList<Travel> Travels);

    internal sealed class Handler(ClustersDb db, DayFactsReader facts, ReachingList reaching, TravelReading travels, Caller caller, TimeProvider time) : IRequestHandler<SeeReaching, Sheet>
    {
        public async Task<Sheet> Handle(SeeReaching request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var day = await facts.Of(cluster, id, cancellationToken);
            var gathering = await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == id, cancellationToken);
            var seen = await reaching.By(caller.Teacher, cluster, id, cancellationToken);
            return new Sheet(day, gathering.IsToCome(time.GetUtcNow()), seen.Wishes, seen.Offers, seen.Counts, await travels.To(cluster, id, cancellationToken));
        }
    }
}
