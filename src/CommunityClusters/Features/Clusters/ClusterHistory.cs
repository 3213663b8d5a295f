using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>How a cluster described itself over time, the latest first, 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Before">Only descriptions before this number; null for the latest.</param>
public sealed record ClusterHistory(Guid ClusterId, int? Before) : IQuery<ClusterHistory.Sheet>, IMembers
{
    /// <summary>One page of descriptions.</summary>
    /// <param name="Descriptions">The descriptions.</param>
    /// <param name="Next">What to ask for the next page with; null on the last.</param>
    public sealed record Sheet(IReadOnlyList<Row> Descriptions, int? Next);

    /// <summary>One description and who wrote it.</summary>
    public sealed record Row(Description Description, string By);

    internal sealed class Handler(ClustersDb db, PeopleAccess people) : IRequestHandler<ClusterHistory, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(ClusterHistory request, CancellationToken cancellationToken)
        {
            var rows = await (
                from description in db.Set<Description>().AsNoTracking()
                where description.ClusterId == request.ClusterId && (request.Before == null || description.Version < request.Before)
                join teacher in people.Names on description.By equals teacher.Id
                orderby description.Version descending
                select new Row(description, teacher.Name)).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = rows.Take(PageSize).ToList();
            return new Sheet(shown, rows.Count > PageSize ? shown[^1].Description.Version : null);
        }
    }
}
