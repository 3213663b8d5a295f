using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>The plans of all my clusters, all or those that were sought, last written in first, 20 at a time.</summary>
/// <param name="Seek">What is sought.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record MyPlans(PlanSought Seek, MyPlans.Place? After) : IQuery<MyPlans.Sheet>, ISignedIn
{
    /// <summary>A plan's place in the list.</summary>
    /// <param name="ChangedAt">When somebody last wrote in it.</param>
    /// <param name="Id">The plan.</param>
    public sealed record Place(DateTimeOffset ChangedAt, Guid Id);

    /// <summary>One page of the list.</summary>
    /// <param name="Clusters">My clusters, by id and name.</param>
    /// <param name="Plans">The plans.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    public sealed record Sheet(IReadOnlyList<(Guid Id, string Name)> Clusters, IReadOnlyList<PlanRow> Plans, Place? Next);

    internal sealed class Handler(ClustersDb db, PlanList plans, PlanIndex index, Passages passages, ClusterAccess clusters, Caller caller) : IRequestHandler<MyPlans, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(MyPlans request, CancellationToken cancellationToken)
        {
            var mine = await clusters.NamesOf(caller.Teacher, cancellationToken);
            var ids = mine.Select(c => c.Id).ToList();
            var found = index.Having(request.Seek.Terms, db.Set<Plan>().Where(p => ids.Contains(p.ClusterId)));
            if (request.After is { } after)
            {
                found = found.Where(p => p.ChangedAt < after.ChangedAt || (p.ChangedAt == after.ChangedAt && p.Id.CompareTo(after.Id) < 0));
            }

            var page = await plans.CardsOf(found).OrderByDescending(p => p.ChangedAt).ThenByDescending(p => p.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
            var names = mine.ToDictionary(c => c.Id, c => c.Name);
            var rows = new List<PlanRow>();
            foreach (var card in page.Take(PageSize))
            {
                rows.Add(new PlanRow(card, await passages.Of(card.Id, request.Seek.FoldedWords, cancellationToken), names[card.ClusterId]));
            }

            return new Sheet(mine, rows, page.Count > PageSize ? new Place(rows[^1].Card.ChangedAt, rows[^1].Card.Id) : null);
        }
    }
}
