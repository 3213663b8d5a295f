using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Reads what is needed and who brings it, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class ThingList(ClustersDb db, ExpectedList expected, PeopleAccess people)
{
    private readonly Dictionary<Guid, Drawn> _drawn = [];

    /// <summary>What a gathering needs, said last first.</summary>
    public async Task<IReadOnlyList<ThingCard>> Of(ExpectedSheet learners, CancellationToken cancellationToken)
    {
        var things = await db.Set<Thing>().AsNoTracking().Include(t => t.Pledges).Where(t => t.GatheringId == learners.GatheringId).OrderByDescending(t => t.Number).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var names = await NamesIn(things, cancellationToken);
        return [.. things.Select(t => CardOf(t, learners, names))];
    }

    /// <summary>A thing of the cluster; null where there is none. All that its gathering needs is read once for all that are drawn together.</summary>
    public async Task<ThingCard?> Find(Guid clusterId, Guid thingId, CancellationToken cancellationToken)
    {
        if (!_drawn.TryGetValue(thingId, out var drawn))
        {
            await Read(clusterId, thingId, cancellationToken);
            drawn = _drawn.GetValueOrDefault(thingId);
        }

        return drawn is null ? null : CardOf(drawn.Thing, drawn.Expected, drawn.Names);
    }

    private async Task Read(Guid clusterId, Guid thingId, CancellationToken cancellationToken)
    {
        var of = db.Set<Thing>().Where(t => t.Id == thingId).Select(t => t.GatheringId);
        var things = await db.Set<Thing>().AsNoTracking().Include(t => t.Pledges).Where(t => of.Contains(t.GatheringId)).ToListAsync(cancellationToken);
        if (things.Count == 0 || await expected.Of(clusterId, things[0].GatheringId, cancellationToken) is not { } learners)
        {
            return;
        }

        var names = await NamesIn(things, cancellationToken);
        foreach (var thing in things)
        {
            _drawn[thing.Id] = new(thing, learners, names);
        }
    }

    private async Task<Dictionary<Guid, string>> NamesIn(IReadOnlyCollection<Thing> things, CancellationToken cancellationToken)
    {
        var ids = things.SelectMany(t => t.Pledges).Select(p => p.TeacherId).Concat(things.Select(t => t.TypedBy).OfType<Guid>()).Distinct().ToList();
        return await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
    }

    private static ThingCard CardOf(Thing thing, ExpectedSheet expected, Dictionary<Guid, string> names)
    {
        var learners = expected.In(thing.Grade);
        var working = thing.WorkedOut(learners) is { } number ? new ThingCard.Working(thing.Pages, thing.Share, thing.Grade, learners, thing.CopiesFor(learners), number) : null;
        return new ThingCard
        {
            Id = thing.Id,
            ClusterId = expected.ClusterId,
            GatheringId = thing.GatheringId,
            IsOpen = expected.IsOpen,
            Kind = thing.Kind,
            Name = thing.Name,
            Unit = thing.Unit,
            Note = thing.Note,
            Needed = thing.Typed ?? working?.Number ?? 0,
            Typed = thing.Typed,
            TypedBy = thing.TypedBy is { } by ? names.GetValueOrDefault(by) : null,
            WorkedOut = working,
            Pledges =
            [
                .. thing.Pledges.Select(p => new ThingCard.Given(p.Id, p.TeacherId, names.GetValueOrDefault(p.TeacherId), p.School, p.Amount))
                    .OrderBy(p => p.School.Length > 0).ThenBy(p => p.School.Length > 0 ? p.School : p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Id),
            ],
            Version = thing.Version,
            Touched = thing.Touched,
        };
    }

    private sealed record Drawn(Thing Thing, ExpectedSheet Expected, Dictionary<Guid, string> Names);
}
