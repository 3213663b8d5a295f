using CommunityClusters.Curriculum;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>The learners who are expected at a gathering, as every member sees them: schools by name, and never beside who came.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="IsOpen">Whether it can still be changed.</param>
/// <param name="Rows">The schools and grades.</param>
public sealed record ExpectedSheet(Guid ClusterId, Guid GatheringId, bool IsOpen, IReadOnlyList<ExpectedSheet.Row> Rows)
{
    /// <summary>One school and grade.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="School">The school's name.</param>
    /// <param name="Grade">The code of the grade.</param>
    /// <param name="Learners">How many.</param>
    /// <param name="Version">By which a change says what it saw.</param>
    public sealed record Row(Guid Id, string School, string Grade, int Learners, int Version);

    /// <summary>How many learners are expected in a grade; in all grades where none is said.</summary>
    public int In(string grade) => Rows.Where(r => grade.Length == 0 || r.Grade == grade).Sum(r => r.Learners);
}

/// <summary>Reads which learners are expected, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class ExpectedList(ClustersDb db, Curricula curricula, TimeProvider time)
{
    /// <summary>The learners who are expected at a gathering; null where the cluster has no such gathering.</summary>
    public async Task<ExpectedSheet?> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken);
        if (gathering is null)
        {
            return null;
        }

        var rows = await db.Set<ExpectedLearners>().AsNoTracking().Where(e => e.GatheringId == gatheringId).ToListAsync(cancellationToken);
        var grades = curricula.Grades.Select((g, place) => (g.Code, place)).ToDictionary(g => g.Code, g => g.place, StringComparer.Ordinal);
        return new ExpectedSheet(
            clusterId, gatheringId, gathering.IsToCome(time.GetUtcNow()),
            [
                .. rows.OrderBy(r => r.School, StringComparer.CurrentCulture).ThenBy(r => r.SchoolKey, StringComparer.Ordinal).ThenBy(r => grades.GetValueOrDefault(r.Grade, grades.Count))
                    .Select(r => new ExpectedSheet.Row(r.Id, r.School, r.Grade, r.Learners, r.Version)),
            ]);
    }
}
