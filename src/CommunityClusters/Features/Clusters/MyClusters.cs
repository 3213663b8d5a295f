using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The clusters of whoever asks, and those they left; nobody's, for a visitor who is not signed in.</summary>
public sealed record MyClusters : IQuery<MyClusters.Sheet>, IAnyone
{
    /// <summary>What home shows.</summary>
    /// <param name="SignedIn">Whether the caller is signed in.</param>
    /// <param name="Present">Clusters they are in, the last joined first.</param>
    /// <param name="Left">Clusters they left, the last left first.</param>
    public sealed record Sheet(bool SignedIn, IReadOnlyList<Row> Present, IReadOnlyList<Row> Left);

    /// <summary>One cluster.</summary>
    public sealed record Row(Guid Id, string Name, int Teachers);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, Caller caller) : IRequestHandler<MyClusters, Sheet>
    {
        private const int Most = 50;

        public async Task<Sheet> Handle(MyClusters request, CancellationToken cancellationToken)
        {
            if (caller.TeacherId is not { } me)
            {
                return new Sheet(false, [], []);
            }

            var rows = await (
                from membership in db.Set<Membership>().AsNoTracking()
                where membership.TeacherId == me
                join cluster in db.Set<Cluster>() on membership.ClusterId equals cluster.Id
                orderby membership.LeftAt ?? membership.JoinedAt descending, cluster.Id
                select new
                {
                    cluster.Id,
                    cluster.Name,
                    membership.LeftAt,
                    Teachers = membership.LeftAt == null ? clusters.Members.Count(m => m.ClusterId == cluster.Id) : 0,
                }).Take(Most).ToListAsync(cancellationToken);
            return new Sheet(
                true,
                [.. rows.Where(r => r.LeftAt is null).Select(r => new Row(r.Id, r.Name, r.Teachers))],
                [.. rows.Where(r => r.LeftAt is not null).Select(r => new Row(r.Id, r.Name, 0))]);
        }
    }
}
