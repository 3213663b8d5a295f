using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>A decision as every member sees it.</summary>
public sealed record DecisionCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>The name of who put it; null where their account is gone.</summary>
    public required string? PutBy { get; init; }

    /// <summary>The last day on which members vote, if one was said.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>When it closes by itself; null once it is closed.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => DueAt is not null;

    /// <summary>How many have voted.</summary>
    public required int Voted { get; init; }

    /// <summary>How many may vote, or could have.</summary>
    public required int Electors { get; init; }

    /// <summary>What one may choose, and once it is closed what came out.</summary>
    public IReadOnlyList<OptionCard> Options { get; init; } = [];

    /// <summary>The options that none had more ballots than: several are level.</summary>
    public IReadOnlyList<OptionCard> First => [.. Options.Where(o => o.IsFirst)];
}

/// <summary>What one may choose in a decision.</summary>
/// <param name="Number">Its place among the others, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Ballots">How many chose it, where that is shown.</param>
/// <param name="IsFirst">Whether none had more ballots.</param>
public sealed record OptionCard(int Number, string Text, int? Ballots, bool IsFirst);

/// <summary>Reads decisions, for pages and for what watchers are sent. Nothing here reads a ballot's choice.</summary>
[PartOfFeature]
internal sealed class DecisionList(ClustersDb db, ClusterAccess clusters, PeopleAccess people)
{
    /// <summary>All decisions of a cluster.</summary>
    public IQueryable<Decision> Of(Guid clusterId) => db.Set<Decision>().AsNoTracking().Where(d => d.ClusterId == clusterId);

    /// <summary>A decision of the cluster; null where there is none.</summary>
    public async Task<DecisionCard?> Find(Guid clusterId, Guid decisionId, CancellationToken cancellationToken) =>
        (await CardsOf(clusterId, Of(clusterId).Where(d => d.Id == decisionId), cancellationToken)).SingleOrDefault();

    /// <summary>Some decisions of a cluster, put last first.</summary>
    public async Task<IReadOnlyList<DecisionCard>> CardsOf(Guid clusterId, IQueryable<Decision> some, CancellationToken cancellationToken)
    {
        var cards = await (
            from decision in some
            join teacher in people.Names on decision.PutBy equals teacher.Id into teachers
            from teacher in teachers.DefaultIfEmpty()
            orderby decision.Number descending
            select new DecisionCard
            {
                Id = decision.Id,
                ClusterId = decision.ClusterId,
                Number = decision.Number,
                Question = decision.Question,
                PutBy = teacher.Name,
                Until = decision.Until,
                DueAt = decision.DueAt,
                Voted = decision.Voted,
                Electors = decision.Electors,
            }).ToListAsync(cancellationToken);
        var ids = cards.Select(c => c.Id).ToList();
        var options = (await db.Set<Option>().AsNoTracking().Where(o => EF.Parameter(ids).Contains(o.DecisionId)).OrderBy(o => o.Number).ToListAsync(cancellationToken))
            .ToLookup(o => o.DecisionId, o => new OptionCard(o.Number, o.Text, o.Ballots, o.IsFirst));
        var electors = await ElectorsOf(clusterId, [.. cards.Where(c => c.IsOpen).Select(c => c.Id)], cancellationToken);
        return [.. cards.Select(c => c with { Options = [.. options[c.Id]], Electors = electors.GetValueOrDefault(c.Id, c.Electors) })];
    }

    /// <summary>How many may vote in decisions that are open: those who were members when it was put, and are.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> ElectorsOf(Guid clusterId, IReadOnlyList<Guid> decisionIds, CancellationToken cancellationToken) => decisionIds.Count == 0
        ? new Dictionary<Guid, int>()
        : await (
            from ballot in db.Set<Ballot>()
            where EF.Parameter(decisionIds).Contains(ballot.DecisionId)
            join member in clusters.MemberKeys.Where(m => m.ClusterId == clusterId) on ballot.TeacherId equals member.TeacherId
            group ballot by ballot.DecisionId into some
            select new { some.Key, Count = some.Count() }).ToDictionaryAsync(d => d.Key, d => d.Count, cancellationToken);
}
