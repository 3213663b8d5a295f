using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A cluster's calendar, as everybody sees it who may see the cluster.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Rows">Its stretches, the first one first.</param>
public sealed record TermSheet(Guid ClusterId, IReadOnlyList<TermSheet.Row> Rows)
{
    /// <summary>A stretch.</summary>
    /// <param name="What">What it is.</param>
    /// <param name="Version">Which of its versions that is.</param>
    /// <param name="Crosses">The others whose days it shares, where that may be a slip.</param>
    public sealed record Row(NamedDays What, int Version, IReadOnlyList<NamedDays> Crosses);

    /// <summary>The last year in which something begins; null where the calendar is empty.</summary>
    public int? LastYear => Rows.Count > 0 ? Rows.Max(r => r.What.First.Year) : null;

    /// <summary>The years in which something begins, and in whose next year nothing does: they can be copied.</summary>
    public IReadOnlyList<int> Copied => [.. Years.Where(y => !Years.Contains(y + 1))];

    private IReadOnlyList<int> Years => [.. Rows.Select(r => r.What.First.Year).Distinct().Order()];
}

/// <summary>Days that have a name.</summary>
/// <param name="Id">The id of the stretch.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Name">Their name, or empty.</param>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
public sealed record NamedDays(Guid Id, StretchKind Kind, string Name, DateOnly First, DateOnly Last)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Have(DateOnly day) => First <= day && day <= Last;

    internal static NamedDays Of(Stretch stretch) => new(stretch.Id, stretch.Kind, stretch.Name, stretch.First, stretch.Last);
}

/// <summary>Reads calendars, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class TermList(ClustersDb db, TimeProvider time)
{
    // About two years of them: who calls a gathering looks no further, and the page is not to grow.
    private const int MostAhead = 12;

    /// <summary>The whole calendar.</summary>
    public async Task<TermSheet> Of(Guid clusterId, CancellationToken cancellationToken)
    {
        var all = await db.Set<Stretch>().AsNoTracking().Where(s => s.ClusterId == clusterId).OrderBy(s => s.First).ThenBy(s => s.Last).ThenBy(s => s.Kind).ThenBy(s => s.Name).ToListAsync(cancellationToken);
        return new TermSheet(clusterId, [.. all.Select(s => new TermSheet.Row(NamedDays.Of(s), s.Version, [.. all.Where(s.Crosses).Select(NamedDays.Of)]))]);
    }

    /// <summary>The holidays and exam weeks that end on a day or later, the first one first.</summary>
    public async Task<IReadOnlyList<NamedDays>> OffFrom(Guid clusterId, DateOnly day, CancellationToken cancellationToken) => [.. (await db.Set<Stretch>().AsNoTracking()
        .Where(s => s.ClusterId == clusterId && s.Kind != StretchKind.Term && s.Last >= day).OrderBy(s => s.First).ThenBy(s => s.Last).ThenBy(s => s.Name).ToListAsync(cancellationToken)).Select(NamedDays.Of)];

    /// <summary>The next holidays and exam weeks, for whoever chooses a day. Where it is still yesterday, yesterday counts.</summary>
    public async Task<IReadOnlyList<NamedDays>> Ahead(Guid clusterId, CancellationToken cancellationToken) =>
        [.. (await OffFrom(clusterId, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1), cancellationToken)).Take(MostAhead)];

    /// <summary>A gathering with the holidays and exam weeks in which its day falls, while that may still matter.</summary>
    public async Task<GatheringCard?> WithHints(GatheringCard? card, CancellationToken cancellationToken) =>
        card is { Day: { } day, IsOff: false, HasRecord: false } ? card with { During = [.. (await OffFrom(card.ClusterId, day, cancellationToken)).Where(d => d.Have(day))] } : card;
}
