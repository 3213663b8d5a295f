using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>An observation, for whose it is. They keep it when they leave the cluster; what is the cluster's they see no longer.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="GatheringId">The gathering under whose address it was asked for.</param>
/// <param name="DocumentId">The observation.</param>
public sealed record SeeObservation(Guid ClusterId, Guid GatheringId, Guid DocumentId) : IQuery<SeeObservation.Sheet>, IDocumentReaders
{
    /// <summary>The sheet.</summary>
    /// <param name="Facts">When and where the gathering is; null for who left the cluster.</param>
    /// <param name="Lesson">The lesson; null where it was taken out of the programme, or who asks left the cluster.</param>
    /// <param name="Notes">The notes in order.</param>
    /// <param name="Issue">The one issue to raise, or empty.</param>
    /// <param name="Now">The instant at which it was read.</param>
    public sealed record Sheet(DayFacts? Facts, DayLesson? Lesson, IReadOnlyList<ObservationNote> Notes, string Issue, DateTimeOffset Now);

    internal sealed class Handler(ClustersDb db, DocumentAccess documents, ClusterAccess clusters, GatheringAccess gatherings, DayFactsReader facts, DayProgramme programme, Caller caller, TimeProvider time)
        : IRequestHandler<SeeObservation, Sheet>
    {
        public async Task<Sheet> Handle(SeeObservation request, CancellationToken cancellationToken)
        {
            // The address says of which cluster's day it is, and a phone drops by it what it keeps of a cluster.
            var observation = await db.Set<Observation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == request.DocumentId && o.GatheringId == request.GatheringId, cancellationToken)
                ?? throw new NotVisibleException();
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var doc = await documents.Load(request.DocumentId, cancellationToken);
            var isMember = await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken);
            var day = isMember ? await facts.Of(request.ClusterId, request.GatheringId, cancellationToken) : null;
            var lesson = day is null ? null : (await programme.Of(day, caller.Teacher, cancellationToken)).SingleOrDefault(l => l.Id == observation.SlotId);
            return new Sheet(day, lesson, ObservationShape.NotesOf(doc), ObservationShape.IssueOf(doc), time.GetUtcNow());
        }
    }
}
