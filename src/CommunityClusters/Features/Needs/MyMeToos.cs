using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>Which needs of a cluster the caller finds hard: what the page adds for them alone to what all see.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record MyMeToos(Guid ClusterId) : IQuery<MyMeToos.Sheet>, IReaders
{
    /// <summary>The caller's own.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Needs">The ids of needs.</param>
    public sealed record Sheet(Guid ClusterId, Guid Me, bool IsMember, IReadOnlyList<Guid> Needs);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, Caller caller) : IRequestHandler<MyMeToos, Sheet>
    {
        public async Task<Sheet> Handle(MyMeToos request, CancellationToken cancellationToken) => new(
            request.ClusterId,
            caller.Teacher,
            await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken),
            await (
                from mine in db.Set<MeToo>()
                join need in db.Set<Need>() on mine.NeedId equals need.Id
                where mine.TeacherId == caller.Teacher && need.ClusterId == request.ClusterId && need.Mark != NeedMark.Covered
                select need.Id).ToListAsync(cancellationToken));
    }
}
