using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// Takes what members said in private of coming to a gathering in one's hand. The cluster's topic is held, so that of two who take the last seat one is
/// told, and nobody says anything in a cluster that they leave at the same moment; watchers are told nothing.
/// </summary>
[PartOfFeature]
internal sealed class ReachingPen(ClustersDb db, GatheringAccess gatherings, ClusterAccess clusters, BlockAccess blocks, TopicLog topics, Caller caller, TimeProvider time)
{
    /// <summary>Takes a gathering, also one that is over: what was said can be taken back at any time.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering, or the caller has left it meanwhile.</exception>
    public async Task<Gathering> Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await topics.Hold(ClusterTopic.Of(clusterId), cancellationToken);
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
        return await gatherings.Take(clusterId, gatheringId, cancellationToken);
    }

    /// <summary>Takes a gathering that is still to come, to say something of it that will be erased.</summary>
    /// <inheritdoc cref="Take"/>
    /// <exception cref="RuleBrokenException">The gathering is over, or was called off.</exception>
    public async Task TakeToCome(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var (gathering, now) = (await Take(clusterId, gatheringId, cancellationToken), time.GetUtcNow());
        if (gathering.IsOff)
        {
            throw new RuleBrokenException("reach.off");
        }

        if (!gathering.IsToCome(now))
        {
            throw new RuleBrokenException("reach.over");
        }

        gathering.IsToldInPrivate(now);
    }

    /// <summary>The caller's own wish of a kind; null where they have none.</summary>
    public Task<Wish?> MyWish(Guid gatheringId, HelpKind kind, CancellationToken cancellationToken) =>
        db.Set<Wish>().SingleOrDefaultAsync(w => w.GatheringId == gatheringId && w.TeacherId == caller.Teacher && w.Kind == kind, cancellationToken);

    /// <summary>The caller's own offer of a kind, with the hands that they held out; null where they have none.</summary>
    public Task<Offer?> MyOffer(Guid gatheringId, HelpKind kind, CancellationToken cancellationToken) =>
        db.Set<Offer>().Include(o => o.Matches).SingleOrDefaultAsync(o => o.GatheringId == gatheringId && o.TeacherId == caller.Teacher && o.Kind == kind, cancellationToken);

    /// <summary>A wish of the gathering, with the hands that were held out for it; null where it was taken back.</summary>
    public Task<Wish?> Wish(Guid gatheringId, Guid wishId, CancellationToken cancellationToken) =>
        db.Set<Wish>().Include(w => w.Matches).SingleOrDefaultAsync(w => w.GatheringId == gatheringId && w.Id == wishId, cancellationToken);

    /// <summary>Whether the caller and another teacher are kept apart, by the one's wish or the other's.</summary>
    public Task<bool> IsApartFrom(Guid teacherId, CancellationToken cancellationToken) => blocks.ApartFrom(caller.Teacher).ContainsAsync(teacherId, cancellationToken);

    /// <summary>A match in which the caller is one of the two, with all that its wish and its offer have; null where it was taken back.</summary>
    /// <exception cref="NotVisibleException">It is of two others.</exception>
    public async Task<(Match Match, Wish Wish, Offer Offer)?> Mine(Guid gatheringId, Guid matchId, CancellationToken cancellationToken)
    {
        if (await db.Set<Match>().SingleOrDefaultAsync(m => m.Id == matchId, cancellationToken) is not { } match
            || await Wish(gatheringId, match.WishId, cancellationToken) is not { } wish)
        {
            return null;
        }

        var offer = await db.Set<Offer>().Include(o => o.Matches).SingleAsync(o => o.Id == match.OfferId, cancellationToken);
        return wish.TeacherId == caller.Teacher || offer.TeacherId == caller.Teacher ? (match, wish, offer) : throw new NotVisibleException();
    }
}
