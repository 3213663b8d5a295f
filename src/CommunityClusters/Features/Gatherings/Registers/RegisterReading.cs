using CommunityClusters.Documents;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>A register as members read it. There is no share, no list of who was missing, and no order but by name.</summary>
/// <param name="Facts">When and where the gathering is.</param>
/// <param name="Here">The members who were ticked, by name.</param>
/// <param name="Guests">The guests, by name.</param>
/// <param name="Counted">What was counted of each school and grade.</param>
public sealed record RegisterSheet(DayFacts Facts, IReadOnlyList<RegisterSheet.Person> Here, IReadOnlyList<RegisterGuest> Guests, IReadOnlyList<RegisterSheet.Group> Counted)
{
    /// <summary>A member who came.</summary>
    public sealed record Person(Guid Id, string Name, string School);

    /// <summary>A count, with who counted.</summary>
    /// <param name="Keeper">Under whose name it stands; empty where the account is gone.</param>
    /// <param name="Place">Where, or empty for the whole venue.</param>
    /// <param name="Learners">How many.</param>
    /// <param name="WrittenBy">Who wrote it, where that is somebody else than the keeper; else empty.</param>
    public sealed record Count(string Keeper, string Place, int Learners, string WrittenBy);

    /// <summary>All counts of a school and grade.</summary>
    public sealed record Group(string School, string Grade, IReadOnlyList<Count> Counts, bool? AreSame, int? Learners);

    /// <summary>How many learners stand in groups that are settled.</summary>
    public int Total => Counted.Sum(l => l.Learners ?? 0);

    /// <summary>How many groups are not.</summary>
    public int Open => Counted.Count(l => l.Learners is null);

    /// <summary>The names of all who stand in it and of all who counted, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();
}

/// <summary>Reads registers as they stand now, from their documents.</summary>
[PartOfFeature]
internal sealed class RegisterReading(DocumentAccess documents, MomentAccess moments, DayFactsReader facts, PeopleAccess people)
{
    /// <summary>The register of a gathering that the caller may read.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering.</exception>
    public async Task<RegisterSheet> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var day = await facts.Of(clusterId, gatheringId, cancellationToken);
        var doc = await documents.Load(gatheringId, cancellationToken);
        var (here, learners) = (RegisterShape.TeachersOf(doc), RegisterShape.LearnersIn(doc));
        var writers = await moments.WritersOf(gatheringId, cancellationToken);
        var counts = learners.SelectMany(l => l.Counts).ToList();
        var ids = here.Concat(counts.Select(c => c.Keeper)).Concat(counts.Select(c => writers.GetValueOrDefault(c.WrittenUnder))).Distinct().ToList();
        var cards = await people.Cards.Where(t => EF.Parameter(ids).Contains(t.Id)).Select(t => new { t.Id, t.Name, t.School }).ToDictionaryAsync(t => t.Id, cancellationToken);
        return new RegisterSheet(
            day,
            [.. here.Where(cards.ContainsKey).Select(id => new RegisterSheet.Person(id, cards[id].Name, cards[id].School ?? "")).OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id)],
            RegisterShape.GuestsOf(doc),
            [.. learners.Select(l => new RegisterSheet.Group(l.School, l.Grade, [.. l.Counts.Select(CountOf)], l.AreSame, l.Learners))])
        {
            Names = cards.Values.ToDictionary(c => c.Id, c => c.Name),
        };

        RegisterSheet.Count CountOf(KeepersCount count)
        {
            // Who wrote it is what the server knows, whatever name stands in the document.
            var writer = writers.GetValueOrDefault(count.WrittenUnder);
            return new RegisterSheet.Count(NameOf(count.Keeper), count.Place, count.Learners, writer == count.Keeper ? "" : NameOf(writer));
        }

        string NameOf(Guid id) => cards.TryGetValue(id, out var card) ? card.Name : "";
    }
}
