using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The clusters of whoever asks, 50 at a time, and those they left; nobody's, for a visitor who is not signed in.</summary>
/// <param name="After">The last cluster of the page before; null for the first.</param>
public sealed record MyClusters(Guid? After) : IQuery<MyClusters.Sheet>, IAnyone
{
    /// <summary>What home shows.</summary>
    /// <param name="SignedIn">Whether the caller is signed in.</param>
    /// <param name="Present">One page of the clusters they are in, the last joined first.</param>
    /// <param name="Others">The clusters they are in that stand on other pages: a phone drops what it keeps of any that is nowhere.</param>
    /// <param name="Left">Clusters they left, the last left first, on the first page.</param>
    /// <param name="Next">After which cluster the next page begins; null on the last.</param>
    public sealed record Sheet(bool SignedIn, IReadOnlyList<Row> Present, IReadOnlyList<Guid> Others, IReadOnlyList<Row> Left, Guid? Next);

    /// <summary>One cluster.</summary>
    public sealed record Row(Guid Id, string Name, int Teachers);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, Caller caller) : IRequestHandler<MyClusters, Sheet>
    {
        private const int PageSize = 50;

        public async Task<Sheet> Handle(MyClusters request, CancellationToken cancellationToken)
        {
            if (caller.TeacherId is not { } me)
            {
                return new Sheet(false, [], [], [], null);
            }

            var mine = db.Set<Membership>().AsNoTracking().Where(m => m.TeacherId == me);
            var present = mine.Where(m => m.LeftAt == null);
            var last = request.After is null ? null : await mine.SingleOrDefaultAsync(m => m.ClusterId == request.After, cancellationToken);
            var later = last is null
                ? present
                : present.Where(m => m.JoinedAt < last.JoinedAt || (m.JoinedAt == last.JoinedAt && m.ClusterId.CompareTo(last.ClusterId) > 0));
            var rows = await (
                from membership in later
                join cluster in db.Set<Cluster>() on membership.ClusterId equals cluster.Id
                orderby membership.JoinedAt descending, membership.ClusterId
                select new Row(cluster.Id, cluster.Name, clusters.Members.Count(m => m.ClusterId == cluster.Id))).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            var isAll = last is null && rows.Count <= PageSize;
            var all = isAll ? [] : await present.OrderBy(m => m.ClusterId).Select(m => m.ClusterId).ToListAsync(cancellationToken);
            var left = last is not null ? [] : await (
                from membership in mine
                where membership.LeftAt != null
                join cluster in db.Set<Cluster>() on membership.ClusterId equals cluster.Id
                orderby membership.LeftAt descending, cluster.Id
                select new Row(cluster.Id, cluster.Name, 0)).Take(PageSize).ToListAsync(cancellationToken);
            return new Sheet(true, shown, [.. all.Except(shown.Select(r => r.Id))], left, rows.Count > PageSize ? shown[^1].Id : null);
        }
    }
}
