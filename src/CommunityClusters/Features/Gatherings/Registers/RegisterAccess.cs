using CommunityClusters.Documents;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The door to registers for what begins a gathering.</summary>
public sealed class RegisterAccess(DocumentAccess documents)
{
    /// <summary>
    /// Begins the register of a gathering, under the gathering's own id. Part of the command that calls the gathering: from then on its members
    /// can keep it on their phones, with and without signal.
    /// </summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="gatheringId">The gathering.</param>
    /// <param name="by">Who calls it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task Begin(Guid clusterId, Guid gatheringId, Guid by, CancellationToken cancellationToken)
    {
        var document = new Document { Id = gatheringId, Kind = RegisterDocuments.Name, ClusterId = clusterId, Shape = RegisterShape.Version, Sequence = 1, ProjectedTo = 1 };
        return documents.Begin(document, FirstContent.Of(RegisterShape.Begin()), by, cancellationToken);
    }
}
