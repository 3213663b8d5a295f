using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.History;

/// <summary>How a plan came to be what it is: its moments, the latest first, 30 at a time.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="Before">Only moments before this number; null for the latest.</param>
/// <param name="By">Only those in which this teacher wrote; null for all.</param>
public sealed record PlanHistory(Guid DocumentId, long? Before, Guid? By) : IQuery<PlanHistory.Sheet>, IDocumentReaders
{
    /// <summary>One page of moments.</summary>
    /// <param name="About">The plan.</param>
    /// <param name="Present">What is being written since the latest moment; null where nothing is.</param>
    /// <param name="Moments">The moments.</param>
    /// <param name="Next">Where the next page begins; null on the last.</param>
    /// <param name="Writers">All who ever wrote in it.</param>
    /// <param name="TakenDown">What was taken down for good, the latest first.</param>
    /// <param name="Lessons">The lessons of whose reflections some of the moments came; none for who is no member.</param>
    public sealed record Sheet(
        PlanBrief About, Moment? Present, IReadOnlyList<Moment> Moments, long? Next, IReadOnlyList<Writer> Writers, IReadOnlyList<Taken> TakenDown, IReadOnlyDictionary<Guid, LessonBrief> Lessons);

    /// <summary>That something was taken down.</summary>
    /// <param name="By">By whom.</param>
    /// <param name="At">When.</param>
    public sealed record Taken(string? By, DateTimeOffset At);

    internal sealed class Handler(PlanBriefs plans, MomentAccess moments, MomentReader reader, LessonAccess lessons) : IRequestHandler<PlanHistory, Sheet>
    {
        private const int PageSize = 30;
        private const int MostTaken = 20;

        public async Task<Sheet> Handle(PlanHistory request, CancellationToken cancellationToken)
        {
            var id = request.DocumentId;
            var rows = moments.Of(id).Where(m => request.Before == null || m.Number < request.Before);
            if (request.By is { } writer)
            {
                rows = from row in rows join author in moments.AuthorsOf(id).Where(a => a.TeacherId == writer) on row.Number equals author.Number select row;
            }

            var page = await rows.OrderByDescending(m => m.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var present = request.Before is null ? await reader.Present(id, cancellationToken) : null;
            var writers = await moments.AuthorsOf(id).Select(a => a.TeacherId).Distinct().ToListAsync(cancellationToken);
            var taken = await moments.TakenDownOf(id).Take(MostTaken).Select(t => new { t.TeacherId, t.At }).ToListAsync(cancellationToken);
            var names = await reader.NamesOf([.. writers, .. taken.Select(t => t.TeacherId)], cancellationToken);
            var plan = await plans.Of(id, cancellationToken);
            return new Sheet(
                plan,
                present is not null && (request.By is null || present.Authors.Any(a => a.Id == request.By)) ? present : null,
                await reader.Name(id, plan.MayWrite, [.. page.Take(PageSize)], cancellationToken),
                page.Count > PageSize ? page[PageSize - 1].Number : null,
                [.. writers.Select(w => new Writer(w, names.GetValueOrDefault(w))).OrderBy(w => w.Name, StringComparer.CurrentCulture)],
                [.. taken.Select(t => new Taken(names.GetValueOrDefault(t.TeacherId), t.At))],
                await lessons.InCluster(plan.ClusterId, plan.MayWrite ? [.. page.Select(m => m.FromLesson).OfType<Guid>().Distinct()] : [], cancellationToken));
        }
    }
}

/// <summary>Which plan it is whose history is shown, and what the caller may do.</summary>
/// <param name="ClusterId">Its cluster.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="MayWrite">Whether the caller may change it.</param>
public sealed record PlanBrief(Guid ClusterId, string Topic, bool MayWrite);

/// <summary>Says which plan it is.</summary>
[PartOfFeature]
internal sealed class PlanBriefs(ClustersDb db, ClusterAccess clusters, Caller caller)
{
    public async Task<PlanBrief> Of(Guid planId, CancellationToken cancellationToken)
    {
        var plan = await db.Set<Plan>().AsNoTracking().Where(p => p.Id == planId).Select(p => new { p.ClusterId, p.Topic }).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotVisibleException();
        return new PlanBrief(plan.ClusterId, plan.Topic, await clusters.IsMember(plan.ClusterId, caller.Teacher, cancellationToken));
    }
}
