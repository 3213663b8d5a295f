using CommunityClusters.Curriculum;
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

    /// <summary>What is decided.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Whether it is the second vote of an election.</summary>
    public required bool IsRunoff { get; init; }

    /// <summary>Whether members stand in it, and do not vote yet.</summary>
    public required bool IsStanding { get; init; }

    /// <summary>The second vote that followed, where nobody had more than half in the first.</summary>
    public Guid? RunoffId { get; init; }

    /// <summary>Whether somebody who stood has left since members vote: whoever chose them can choose again.</summary>
    public bool HasLost { get; init; }

    /// <summary>Whether two were level twice, or several for the second place, and the lot fell.</summary>
    public required bool IsByLot { get; init; }

    /// <summary>The last day of what goes on, where they are; null once it is closed.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>What is asked; empty for an election.</summary>
    public required string Question { get; init; }

    /// <summary>The name of who put it; null where their account is gone.</summary>
    public required string? PutBy { get; init; }

    /// <summary>When it closes by itself; null once it is closed.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => DueAt is not null;

    /// <summary>How many have voted; <see cref="Decision.Few"/> where that is not shown.</summary>
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
/// <param name="Text">What it says; in an election the name of who stands, and null where their account is gone.</param>
/// <param name="TeacherId">Who stands, in an election; null for nobody.</param>
/// <param name="NominatedBy">Who nominated them, where it was a colleague.</param>
/// <param name="Ballots">How many chose it, where that is shown.</param>
/// <param name="IsFirst">Whether none had more ballots.</param>
public sealed record OptionCard(int Number, string? Text, Guid? TeacherId, string? NominatedBy, int? Ballots, bool IsFirst);

/// <summary>Reads decisions, for pages and for what watchers are sent. Nothing here reads a ballot's choice.</summary>
[PartOfFeature]
internal sealed class DecisionList(ClustersDb db, ClusterAccess clusters, PeopleAccess people, Curricula curricula)
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
                Kind = decision.Kind,
                IsRunoff = decision.FirstRound != null,
                IsStanding = decision.StandsUntil != null,
                IsByLot = decision.IsByLot,
                Question = decision.Question,
                PutBy = teacher.Name,
                DueAt = decision.DueAt,
                Voted = decision.Voted,
                Electors = decision.Electors,
            }).ToListAsync(cancellationToken);
        var ids = cards.Select(c => c.Id).ToList();
        var options = (await (
            from option in db.Set<Option>().AsNoTracking()
            where EF.Parameter(ids).Contains(option.DecisionId)
            join nominee in people.Names on option.TeacherId equals nominee.Id into nominees
            from nominee in nominees.DefaultIfEmpty()
            join other in people.Names on option.NominatedBy equals other.Id into others
            from other in others.DefaultIfEmpty()
            orderby option.Number
            select new { option, Nominee = nominee.Name, By = other.Name }).ToListAsync(cancellationToken)).ToLookup(o => o.option.DecisionId);
        var electors = await ElectorsOf(clusterId, [.. cards.Where(c => c.IsOpen).Select(c => c.Id)], cancellationToken);
        var runoffs = await RunoffsOf(clusterId, [.. cards.Where(c => c is { Kind: DecisionKind.Election, IsOpen: false }).Select(c => c.Id)], cancellationToken);
        return [.. cards.Select(c => c with
        {
            LastDay = LastDayOf(c),
            Options = [.. options[c.Id].Where(o => !o.option.IsOut).Select(o => new OptionCard(
                o.option.Number, o.option.TeacherId is null ? o.option.Text : o.Nominee, o.option.TeacherId, o.option.NominatedBy == o.option.TeacherId ? null : o.By, o.option.Ballots, o.option.IsFirst))],
            HasLost = c is { IsOpen: true, IsStanding: false } && options[c.Id].Any(o => o.option.IsOut),
            Electors = electors.GetValueOrDefault(c.Id, c.Electors),
            RunoffId = runoffs.TryGetValue(c.Id, out var runoff) ? runoff : null,
        })];
    }

    private async Task<IReadOnlyDictionary<Guid, Guid>> RunoffsOf(Guid clusterId, IReadOnlyList<Guid> electionIds, CancellationToken cancellationToken) => electionIds.Count == 0
        ? new Dictionary<Guid, Guid>()
        : await db.Set<Decision>().Where(d => d.ClusterId == clusterId && d.Kind == DecisionKind.Election && EF.Parameter(electionIds).Contains(d.FirstRound!.Value))
            .Select(d => new { First = d.FirstRound!.Value, d.Id }).ToDictionaryAsync(d => d.First, d => d.Id, cancellationToken);

    // A moment before it closes: what closes at midnight lasts until the day before.
    private DateOnly? LastDayOf(DecisionCard card) => card.DueAt is { } due
        ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(due.AddSeconds(-1), curricula.Zone).DateTime)
        : null;

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
