using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Dates;

/// <summary>The dates among which a cluster looks for one, as every member sees them.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="IsOpen">Whether its date is still being found.</param>
/// <param name="Rows">The dates, by day.</param>
public sealed record DateSheet(Guid ClusterId, Guid GatheringId, bool IsOpen, IReadOnlyList<DateSheet.Row> Rows)
{
    /// <summary>One date.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="When">When and where it would be.</param>
    /// <param name="School">The school's name, or empty.</param>
    /// <param name="Said">Who said what.</param>
    public sealed record Row(Guid Id, Meeting When, string School, IReadOnlyList<Saying> Said)
    {
        /// <summary>How many said so.</summary>
        public int Count(Answer answer) => Said.Count(s => s.Says == answer);

        /// <summary>The holidays and exam weeks in which it falls.</summary>
        public IReadOnlyList<NamedDays> During { get; init; } = [];
    }
}

/// <summary>What a member says.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Says">Their answer.</param>
public sealed record Saying(string Name, Answer Says);

/// <summary>Reads proposed dates, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class DateList(ClustersDb db, TermList terms, ClusterAccess clusters, PeopleAccess people, PlacesAccess places)
{
    /// <summary>The dates of a gathering; null where nobody proposed any.</summary>
    public async Task<DateSheet?> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var dates = await (
            from date in db.Set<ProposedDate>().AsNoTracking()
            where date.GatheringId == gatheringId
            join school in places.Schools on date.SchoolId equals school.Id into schools
            from school in schools.DefaultIfEmpty()
            orderby date.Day, date.Begins, date.Number, date.Place
            select new { Date = date, School = school.Name }).ToListAsync(cancellationToken);
        var isOpen = await db.Set<Gathering>().Where(g => g.Id == gatheringId && g.ClusterId == clusterId).Select(g => (bool?)(g.Day == null && g.CalledOffBy == null)).SingleOrDefaultAsync(cancellationToken);
        if (dates.Count == 0 || isOpen is null)
        {
            return null;
        }

        var said = await (
            from date in db.Set<ProposedDate>()
            where date.GatheringId == gatheringId
            join answer in db.Set<DateAnswer>() on date.Id equals answer.DateId
            join teacher in people.Names on answer.TeacherId equals teacher.Id
            where clusters.MemberIds(clusterId).Contains(teacher.Id)
            orderby teacher.Name, teacher.Id
            select new { answer.DateId, teacher.Name, answer.Says }).ToListAsync(cancellationToken);
        var off = isOpen.Value ? await terms.OffFrom(clusterId, dates[0].Date.Day, cancellationToken) : [];
        return new DateSheet(clusterId, gatheringId, isOpen.Value, [.. dates.Select(d => new DateSheet.Row(
            d.Date.Id, d.Date.When, d.School ?? "", [.. said.Where(s => s.DateId == d.Date.Id).Select(s => new Saying(s.Name, s.Says))])
        { During = [.. off.Where(o => o.Have(d.Date.Day))] })]);
    }

    /// <summary>What a teacher said of the dates of a gathering.</summary>
    public async Task<IReadOnlyDictionary<Guid, Answer>> SaidBy(Guid teacherId, Guid gatheringId, CancellationToken cancellationToken) => await (
        from date in db.Set<ProposedDate>()
        where date.GatheringId == gatheringId
        join answer in db.Set<DateAnswer>() on date.Id equals answer.DateId
        where answer.TeacherId == teacherId
        select answer).ToDictionaryAsync(a => a.DateId, a => a.Says, cancellationToken);

    /// <summary>A proposed date of the gathering.</summary>
    /// <exception cref="NotVisibleException">It has no such date.</exception>
    public async Task<ProposedDate> Take(Guid gatheringId, Guid dateId, CancellationToken cancellationToken) =>
        await db.Set<ProposedDate>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == dateId && d.GatheringId == gatheringId, cancellationToken) ?? throw new NotVisibleException();
}
