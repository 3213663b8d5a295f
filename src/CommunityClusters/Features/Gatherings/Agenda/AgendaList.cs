using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Agenda;

/// <summary>An agenda as every member sees it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Rows">What stands on it.</param>
public sealed record AgendaSheet(Guid ClusterId, Guid GatheringId, IReadOnlyList<AgendaSheet.Row> Rows)
{
    /// <summary>One thing on it.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Text">What it is.</param>
    /// <param name="IsNeed">Whether it came from a need.</param>
    /// <param name="AddedBy">Who put it there; null where their account is gone.</param>
    public sealed record Row(Guid Id, string Text, bool IsNeed, string? AddedBy);
}

/// <summary>Reads agendas, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class AgendaList(ClustersDb db, PeopleAccess people)
{
    /// <summary>The agenda of a gathering; null where the cluster has no such gathering.</summary>
    public async Task<AgendaSheet?> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var rows = await (
            from item in db.Set<AgendaItem>().AsNoTracking()
            where item.GatheringId == gatheringId
            join teacher in people.Names on item.AddedBy equals teacher.Id into teachers
            from teacher in teachers.DefaultIfEmpty()
            orderby item.Number, item.Place
            select new AgendaSheet.Row(item.Id, item.Text, item.NeedId != null, teacher.Name)).ToListAsync(cancellationToken);
        return await db.Set<Gathering>().AnyAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken) ? new AgendaSheet(clusterId, gatheringId, rows) : null;
    }
}
