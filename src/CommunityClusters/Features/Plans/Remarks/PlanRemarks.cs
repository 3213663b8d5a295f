using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>The remarks of a plan with the words that they are about: all that are open, and those that are closed, the latest first, 20 at a time.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="Before">Only closed ones that were made before this number; null for the latest.</param>
public sealed record PlanRemarks(Guid DocumentId, long? Before) : IQuery<PlanRemarks.Sheet>, IDocumentReaders
{
    /// <summary>The remarks.</summary>
    /// <param name="Me">The caller.</param>
    /// <param name="MayRemark">Whether the caller writes the plan, and no reader of an open cluster.</param>
    /// <param name="Open">The open ones, in the order of their words in the plan.</param>
    /// <param name="Closed">One page of the closed ones.</param>
    /// <param name="Next">Where the next page of the closed ones begins; null on the last.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(Guid Me, bool MayRemark, IReadOnlyList<Row> Open, IReadOnlyList<Row> Closed, long? Next, string Topic, long Cursor);

    /// <summary>A remark and where it stands in the plan.</summary>
    /// <param name="Remark">The remark.</param>
    /// <param name="Section">Its section; null where that was removed, or has not arrived.</param>
    /// <param name="Passage">The words that it is about.</param>
    public sealed record Row(RemarkCard Remark, PlanSection? Section, Passage Passage);

    internal sealed class Handler(ClustersDb db, RemarkList remarks, DocumentAccess documents, TopicLog topics, Caller caller) : IRequestHandler<PlanRemarks, Sheet>
    {
        private const int PageSize = 20;

        public async Task<Sheet> Handle(PlanRemarks request, CancellationToken cancellationToken)
        {
            var clusterId = await db.Set<Plan>().Where(p => p.Id == request.DocumentId).Select(p => (Guid?)p.ClusterId).SingleOrDefaultAsync(cancellationToken)
                ?? throw new NotVisibleException();
            var topic = ClusterTopic.Of(clusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var all = remarks.Of(request.DocumentId);
            var open = await all.Where(r => !r.IsClosed).OrderBy(r => r.Number).Take(Remark.MostOpen).ToListAsync(cancellationToken);
            var closed = await all.Where(r => r.IsClosed && (request.Before == null || r.Number < request.Before))
                .OrderByDescending(r => r.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = await remarks.WithAnswers([.. open, .. closed.Take(PageSize)], cancellationToken);
            var rows = shown.Count == 0 ? [] : Placed(shown, await documents.Load(request.DocumentId, cancellationToken));
            return new Sheet(
                caller.Teacher,
                await documents.RightOf(request.DocumentId, caller.Teacher, cancellationToken) == DocumentRight.Write,
                [.. rows.Where(r => !r.Remark.IsClosed)],
                [.. rows.Where(r => r.Remark.IsClosed).OrderByDescending(r => r.Remark.Number)],
                closed.Count > PageSize ? closed[PageSize - 1].Number : null,
                topic,
                state.Sequence);
        }

        // In the order of the sections; those of sections that are not there come last.
        private static List<Row> Placed(IReadOnlyList<RemarkCard> shown, Doc doc)
        {
            var sections = PlanShape.SectionsOf(doc);
            return
            [
                .. from remark in shown
                   let at = sections.Index().FirstOrDefault(s => s.Item.Id == remark.Section, (Index: sections.Count, Item: null!))
                   let passage = RemarkPlace.Find(doc, remark.Section, remark.From, remark.To)
                   orderby at.Index, passage.At
                   select new Row(remark, at.Item, passage),
            ];
        }
    }
}
