using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The members of a cluster, the newest first, 50 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Before">Only those who joined before this number; null for the newest.</param>
public sealed record AllMembers(Guid ClusterId, long? Before) : IQuery<AllMembers.Sheet>, IReaders
{
    /// <summary>One page of members.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Members">The members.</param>
    /// <param name="Next">What to ask for the next page with; null on the last.</param>
    public sealed record Sheet(string Cluster, IReadOnlyList<WhoWeAre.Member> Members, long? Next);

    internal sealed class Handler(ClustersDb db, MemberList members) : IRequestHandler<AllMembers, Sheet>
    {
        private const int PageSize = 50;

        public async Task<Sheet> Handle(AllMembers request, CancellationToken cancellationToken)
        {
            var name = await db.Set<Cluster>().Where(c => c.Id == request.ClusterId).Select(c => c.Name).SingleAsync(cancellationToken);
            var page = await members.Of(request.ClusterId)
                .Where(m => request.Before == null || m.Number < request.Before)
                .Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            return new Sheet(name, shown, page.Count > PageSize ? shown[^1].Number : null);
        }
    }
}
