using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>The plans of a cluster, all or those that were sought, begun last first, 20 at a time.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Before">Only those that were begun before this number; null for the latest.</param>
/// <param name="FromNeed">The need from which a plan is to be begun, if it is.</param>
/// <param name="Seek">What is sought; null for all.</param>
public sealed record ClusterPlans(Guid ClusterId, long? Before, Guid? FromNeed, PlanSought? Seek = null) : IQuery<ClusterPlans.Sheet>, IReaders
{
    /// <summary>One page of the list.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Me">The caller, who is the author of what their phone sends later.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Plans">The plans.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Need">The need from which a plan is to be begun.</param>
    /// <param name="Templates">The cluster's own templates, from which a member begins a plan.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, Guid Me, bool IsMember, IReadOnlyList<PlanRow> Plans, long? Next, NeedBrief? Need, IReadOnlyList<PlanTemplate> Templates, string Topic, long Cursor);

    internal sealed class Handler(ClustersDb db, PlanList plans, PlanIndex index, Passages passages, ClusterAccess clusters, NeedAccess needs, PlanTemplates templates, TopicLog topics, Caller caller) : IRequestHandler<ClusterPlans, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(ClusterPlans request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var seek = request.Seek ?? new PlanSought();
            var found = index.Having(seek.Terms, db.Set<Plan>().Where(p => p.ClusterId == request.ClusterId && (request.Before == null || p.Number < request.Before)));
            var page = await plans.CardsOf(found).OrderByDescending(p => p.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var rows = new List<PlanRow>();
            foreach (var card in page.Take(PageSize))
            {
                rows.Add(new PlanRow(card, await passages.Of(card.Id, seek.FoldedWords, cancellationToken)));
            }

            var isMember = await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken);
            return new Sheet(
                await clusters.NameOf(request.ClusterId, cancellationToken),
                caller.Teacher,
                isMember,
                rows,
                page.Count > PageSize ? page[PageSize - 1].Number : null,
                request.FromNeed is { } need ? await needs.Find(request.ClusterId, need, cancellationToken) : null,
                isMember ? await templates.Of(request.ClusterId, cancellationToken) : [],
                topic,
                state.Sequence);
        }
    }
}
