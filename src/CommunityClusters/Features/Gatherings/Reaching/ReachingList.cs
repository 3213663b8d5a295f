using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>Reads what a teacher may know of who asks for and offers what: their own words, and of others what this file lets through.</summary>
[PartOfFeature]
internal sealed class ReachingList(ClustersDb db, ClusterAccess clusters, PeopleAccess people, BlockAccess blocks)
{
    /// <summary>What one teacher sees.</summary>
    /// <param name="Wishes">What they asked for.</param>
    /// <param name="Offers">What they offer.</param>
    /// <param name="Counts">How many others ask for what; nothing of what fewer than <see cref="Wish.Few"/> ask.</param>
    public sealed record Seen(IReadOnlyList<MyWish> Wishes, IReadOnlyList<MyOffer> Offers, IReadOnlyDictionary<HelpKind, int> Counts);

    /// <summary>What a member of the cluster sees of a gathering.</summary>
    public async Task<Seen> By(Guid me, Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        // Their ids are random: the order tells nothing of who asked first.
        var wishes = await db.Set<Wish>().AsNoTracking().Include(w => w.Matches).Where(w => w.GatheringId == gatheringId).OrderBy(w => w.Id).ToListAsync(cancellationToken);
        var offers = (await db.Set<Offer>().AsNoTracking().Include(o => o.Matches).Where(o => o.GatheringId == gatheringId).ToListAsync(cancellationToken)).ToDictionary(o => o.Id);
        var (mine, others) = (wishes.Where(w => w.TeacherId == me).ToList(), wishes.Where(w => w.TeacherId != me).ToList());
        var apart = (await blocks.ApartFrom(me).ToListAsync(cancellationToken)).ToHashSet();
        var near = others.Where(w => !apart.Contains(w.TeacherId)).ToList();
        var given = offers.Values.Where(o => o.TeacherId == me && !o.IsTakenBack).ToList();
        var names = await NamesOf(
            mine.SelectMany(w => w.Matches).Where(m => m.IsAgreed).Select(m => offers[m.OfferId].TeacherId)
                .Concat(others.Where(w => w.Matches.Any(m => m.IsAgreed && offers[m.OfferId].TeacherId == me)).Select(w => w.TeacherId)), cancellationToken);
        var named = given.Count > 0 ? Whereabouts.Named(await OthersIn(clusterId, me, cancellationToken)) : new Dictionary<Guid, string>();
        return new Seen(
            [.. mine.OrderBy(w => w.Kind).Select(w => Own(w, [.. w.Matches.Where(m => !apart.Contains(offers[m.OfferId].TeacherId))], offers, names))],
            [.. given.OrderBy(o => o.Kind).Select(o => Own(o, near, named, names))],
            // One's own is never counted: saying something oneself makes nothing appear; and whom one blocks is, for else the count would tell.
            others.GroupBy(w => w.Kind).Where(k => k.Count() >= Wish.Few).ToDictionary(k => k.Key, k => k.Count()));
    }

    /// <summary>Whether somebody held out a hand to a teacher, who has yet to say something.</summary>
    public Task<bool> IsHandOutTo(Guid me, Guid gatheringId, CancellationToken cancellationToken)
    {
        var apart = blocks.ApartFrom(me);
        return (
            from wish in db.Set<Wish>()
            where wish.GatheringId == gatheringId && wish.TeacherId == me
            join match in db.Set<Match>() on wish.Id equals match.WishId
            where match.Said == null
            join offer in db.Set<Offer>() on match.OfferId equals offer.Id
            where (offer.Kind != HelpKind.Lift || offer.Matches.Count(m => m.Said == Answer.Yes) < offer.Seats) && !apart.Contains(offer.TeacherId)
            select match.Id).AnyAsync(cancellationToken);
    }

    private static MyWish Own(Wish wish, IReadOnlyList<Match> hands, Dictionary<Guid, Offer> offers, Dictionary<Guid, string> names)
    {
        var agreed = hands.SingleOrDefault(m => m.IsAgreed);
        return new MyWish(
            wish.Kind, wish.Words, wish.Cost,
            agreed is null ? [.. hands.Where(m => m.IsOpen && !offers[m.OfferId].IsFull).OrderBy(m => m.Id).Select(m => new Hand(m.Id, offers[m.OfferId].From))] : [],
            agreed is null ? null : new Agreed(agreed.Id, names[offers[agreed.OfferId].TeacherId], agreed.NumberOfHelper));
    }

    private static MyOffer Own(Offer offer, IReadOnlyCollection<Wish> others, IReadOnlyDictionary<Guid, string> named, Dictionary<Guid, string> names)
    {
        var held = offer.Matches.ToDictionary(m => m.WishId);
        var asking = others.Where(w => w.Kind == offer.Kind && !w.IsMet && held.GetValueOrDefault(w.Id) is null or { IsOpen: true });
        return new MyOffer(
            offer.Kind, offer.Seats, Math.Max(0, offer.Seats - offer.Taken), offer.From, offer.IsFull,
            offer.IsFull ? [] : [.. asking.Select(w => new Asked(w.Id, named.GetValueOrDefault(w.TeacherId), held.GetValueOrDefault(w.Id)?.Id))],
            [
                .. others.Where(w => held.GetValueOrDefault(w.Id) is { IsAgreed: true })
                    .Select(w => new Agreed(held[w.Id].Id, names[w.TeacherId], held[w.Id].NumberOfAsker)).OrderBy(a => a.Name, StringComparer.CurrentCulture),
            ]);
    }

    private async Task<Dictionary<Guid, string>> NamesOf(IEnumerable<Guid> teachers, CancellationToken cancellationToken)
    {
        var ids = teachers.Distinct().ToList();
        return ids.Count == 0 ? [] : await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
    }

    private async Task<IReadOnlyCollection<(Guid, Guid?, string?)>> OthersIn(Guid clusterId, Guid me, CancellationToken cancellationToken) =>
        [.. (await (
            from member in clusters.MemberKeys
            where member.ClusterId == clusterId && member.TeacherId != me
            join teacher in people.Cards on member.TeacherId equals teacher.Id
            select new { teacher.Id, teacher.CircuitId, teacher.Circuit }).ToListAsync(cancellationToken)).Select(t => (t.Id, t.CircuitId, t.Circuit))];
}
