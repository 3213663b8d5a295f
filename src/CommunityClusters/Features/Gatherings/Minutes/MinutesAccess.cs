using CommunityClusters.Documents;
using CommunityClusters.Persistence;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The door to minutes for what begins a gathering.</summary>
public sealed class MinutesAccess(ClustersDb db, DocumentAccess documents)
{
    /// <summary>
    /// Begins the minutes of a gathering. Part of the command that calls the gathering: nobody opens them first, and a phone that keeps the day
    /// can write in them without signal.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="gatheringId">The gathering.</param>
    /// <param name="by">Who calls it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task Begin(Guid clusterId, Guid gatheringId, Guid by, CancellationToken cancellationToken)
    {
        var minutes = db.Add(new KeptMinutes { GatheringId = gatheringId }).Entity;
        var document = new Document { Id = minutes.Id, Kind = MinutesDocuments.Name, ClusterId = clusterId, Shape = MinutesShape.Version, Sequence = 1, ProjectedTo = 1 };
        return documents.Begin(document, FirstContent.Of(MinutesShape.Begin()), by, cancellationToken);
    }
}
