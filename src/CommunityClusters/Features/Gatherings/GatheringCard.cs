using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A gathering as every member of its cluster sees it.</summary>
public sealed record GatheringCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>What the cluster meets for.</summary>
    public required GatheringKind Kind { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public required string About { get; init; }

    /// <summary>The day; null while its date is being found.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>When it begins, by the clocks there.</summary>
    public required TimeOnly? Begins { get; init; }

    /// <summary>When it ends.</summary>
    public required TimeOnly? Ends { get; init; }

    /// <summary>The IANA name of the venue's time zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The school's id, if it is one that the program knows.</summary>
    public required Guid? SchoolId { get; init; }

    /// <summary>The school's name.</summary>
    public required string? School { get; init; }

    /// <summary>The place in words, or empty.</summary>
    public required string Place { get; init; }

    /// <summary>The instant at which it begins.</summary>
    public required DateTimeOffset? BeginsAt { get; init; }

    /// <summary>The instant at which it ends.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>Who called it; null where their account is gone.</summary>
    public required string? CalledBy { get; init; }

    /// <summary>Whether it was called off.</summary>
    public required bool IsOff { get; init; }

    /// <summary>Who called it off.</summary>
    public required string? CalledOffBy { get; init; }

    /// <summary>Why, or empty.</summary>
    public required string Why { get; init; }

    /// <summary>Raised with every change of when, where or whether it takes place.</summary>
    public required int Version { get; init; }

    /// <summary>When its record is made, or null.</summary>
    public required DateTimeOffset? RecordDueAt { get; init; }

    /// <summary>When its record was made, or null.</summary>
    public required DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Whether there is a record to be read: what was called off has none to show.</summary>
    public bool HasRecord => RecordedAt is not null && !IsOff;

    /// <summary>How many mean to come.</summary>
    public required int Coming { get; init; }

    /// <summary>Among how many dates the members look for one.</summary>
    public required int Dates { get; init; }

    /// <summary>The holidays and exam weeks in which its day falls, where its page says so.</summary>
    public IReadOnlyList<NamedDays> During { get; init; } = [];
}

/// <summary>Who comes to a gathering.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Said">What the members said, by name; who said nothing is not in it.</param>
public sealed record ComingSheet(Guid ClusterId, Guid GatheringId, IReadOnlyList<Saying> Said)
{
    /// <summary>The names of those who said so.</summary>
    public IReadOnlyList<string> Names(Answer answer) => [.. Said.Where(s => s.Says == answer).Select(s => s.Name)];
}

/// <summary>Reads gatherings, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class GatheringList(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlacesAccess places, TimeProvider time)
{
    private const int Next = 3;

    public IQueryable<GatheringCard> Of(Guid clusterId) => CardsOf(db.Set<Gathering>().Where(g => g.ClusterId == clusterId));

    public IQueryable<GatheringCard> CardsOf(IQueryable<Gathering> gatherings) =>
        from gathering in gatherings.AsNoTracking()
        join school in places.Schools on gathering.SchoolId equals school.Id into schools
        from school in schools.DefaultIfEmpty()
        join caller in people.Names on gathering.CalledBy equals caller.Id into callers
        from caller in callers.DefaultIfEmpty()
        join ender in people.Names on gathering.CalledOffBy equals ender.Id into enders
        from ender in enders.DefaultIfEmpty()
        select new GatheringCard
        {
            Id = gathering.Id,
            ClusterId = gathering.ClusterId,
            Number = gathering.Number,
            Kind = gathering.Kind,
            About = gathering.About,
            Day = gathering.Day,
            Begins = gathering.Begins,
            Ends = gathering.Ends,
            Zone = gathering.Zone,
            SchoolId = gathering.SchoolId,
            School = school.Name,
            Place = gathering.Place,
            BeginsAt = gathering.BeginsAt,
            EndsAt = gathering.EndsAt,
            CalledBy = caller.Name,
            IsOff = gathering.CalledOffBy != null,
            CalledOffBy = ender.Name,
            Why = gathering.Why,
            Version = gathering.Version,
            RecordDueAt = gathering.RecordDueAt,
            RecordedAt = gathering.RecordedAt,
            Coming = db.Set<Coming>().Count(c => c.GatheringId == gathering.Id && c.Says == Answer.Yes && clusters.MemberKeys.Any(m => m.ClusterId == gathering.ClusterId && m.TeacherId == c.TeacherId)),
            Dates = db.Set<ProposedDate>().Count(d => d.GatheringId == gathering.Id),
        };

    /// <summary>Those whose date is being found, called last first.</summary>
    public IQueryable<Gathering> BeingFound(Guid clusterId) =>
        db.Set<Gathering>().Where(g => g.ClusterId == clusterId && g.EndsAt == null).OrderByDescending(g => g.Number);

    /// <summary>Those that are not over, the next one first.</summary>
    public IQueryable<Gathering> ToCome(Guid clusterId) =>
        db.Set<Gathering>().Where(g => g.ClusterId == clusterId && g.EndsAt >= time.GetUtcNow()).OrderBy(g => g.EndsAt).ThenBy(g => g.Number);

    /// <summary>The gatherings that come next, for the cluster's page.</summary>
    public async Task<NextGatherings.Sheet> NextOf(Guid clusterId, CancellationToken cancellationToken)
    {
        var toCome = await CardsOf(ToCome(clusterId).Take(Next)).OrderBy(g => g.EndsAt).ThenBy(g => g.Number).ToListAsync(cancellationToken);
        var beingFound = await CardsOf(BeingFound(clusterId).Where(g => g.CalledOffBy == null).Take(Next)).OrderByDescending(g => g.Number).ToListAsync(cancellationToken);
        return new NextGatherings.Sheet(clusterId, [.. toCome, .. beingFound]);
    }

    /// <summary>Who comes to a gathering; null where the cluster has no such gathering, or its date is being found.</summary>
    public async Task<ComingSheet?> ComingTo(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var said = await (
            from coming in db.Set<Coming>().AsNoTracking()
            where coming.GatheringId == gatheringId
            join teacher in people.Names on coming.TeacherId equals teacher.Id
            where clusters.MemberIds(clusterId).Contains(teacher.Id)
            orderby teacher.Name, teacher.Id
            select new Saying(teacher.Name, coming.Says)).ToListAsync(cancellationToken);
        return await db.Set<Gathering>().AnyAsync(g => g.Id == gatheringId && g.ClusterId == clusterId && g.Day != null, cancellationToken) ? new ComingSheet(clusterId, gatheringId, said) : null;
    }
}
