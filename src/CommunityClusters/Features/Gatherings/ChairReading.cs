using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>Who has the chair of a gathering, as every member sees it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="TeacherId">Who took it; null for nobody.</param>
/// <param name="Name">Their name; null where nobody took it or their account is gone.</param>
public sealed record ChairCard(Guid ClusterId, Guid GatheringId, Guid? TeacherId, string? Name)
{
    /// <summary>Under which key of its view data a page says who reads it; what is sent live says nobody.</summary>
    public const string Reader = "Chair.Reader";
}

/// <summary>Where the page of a gathering is told that somebody took the chair, or left it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="IsNews">Whether it was told so since it was drawn.</param>
public sealed record ChairPlace(Guid ClusterId, Guid GatheringId, bool IsNews);

/// <summary>Reads who has the chair, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class ChairReading(ClustersDb db, PeopleAccess people)
{
    /// <summary>Who has the chair; null where the cluster has no such gathering.</summary>
    public Task<ChairCard?> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) => (
        from gathering in db.Set<Gathering>()
        where gathering.Id == gatheringId && gathering.ClusterId == clusterId
        join teacher in people.Names on gathering.ChairId equals teacher.Id into teachers
        from teacher in teachers.DefaultIfEmpty()
        select new ChairCard(gathering.ClusterId, gathering.Id, gathering.ChairId, teacher.Name)).SingleOrDefaultAsync(cancellationToken);
}
