using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>
/// What is kept for how long: each moment of the last two weeks, of older days the last one, and milestones for good. A document's moments stay
/// within a number and a size; beyond them the oldest that nobody named go first.
/// </summary>
internal static class MomentThinning
{
    public const int Most = 300;
    public const long MostBytes = 20L * 1024 * 1024;
    public static readonly TimeSpan AllOf = TimeSpan.FromDays(14);

    public static async Task Thin(ClustersDb db, Guid documentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = await db.Set<DocumentMoment>().AsNoTracking().Where(m => m.DocumentId == documentId).OrderBy(m => m.Number)
            .Select(m => new Kept(m.Number, m.BeganAt, m.EndedAt, m.Size, m.Name != "")).ToListAsync(cancellationToken);
        var into = new Dictionary<long, long>();
        foreach (var day in kept.Where(m => !m.IsNamed && now - m.EndedAt > AllOf).GroupBy(m => m.EndedAt.UtcDateTime.Date).Where(g => g.Count() > 1))
        {
            var last = day.Last();
            foreach (var moment in day.SkipLast(1))
            {
                into[moment.Number] = last.Number;
            }

            var began = day.First().BeganAt;
            await db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId && m.Number == last.Number).ExecuteUpdateAsync(s => s.SetProperty(m => m.BeganAt, began), cancellationToken);
        }

        await GiveAuthors(db, documentId, into, cancellationToken);
        await Drop(db, documentId, [.. into.Keys, .. TooMany([.. kept.Where(m => !into.ContainsKey(m.Number))])], cancellationToken);
    }

    // The latest stays in any case: it is what a name that is given now is given to.
    private static IEnumerable<long> TooMany(IReadOnlyList<Kept> kept)
    {
        var (count, bytes) = (kept.Count(m => !m.IsNamed), kept.Sum(m => (long)m.Size));
        foreach (var moment in kept.SkipLast(1).Where(m => !m.IsNamed))
        {
            if (count <= Most && bytes <= MostBytes)
            {
                yield break;
            }

            (count, bytes) = (count - 1, bytes - moment.Size);
            yield return moment.Number;
        }
    }

    /// <summary>What is kept of a day has all who wrote on that day.</summary>
    private static async Task GiveAuthors(ClustersDb db, Guid documentId, Dictionary<long, long> into, CancellationToken cancellationToken)
    {
        foreach (var (from, to) in into)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "DocumentMomentAuthors" ("DocumentId", "Number", "TeacherId")
                SELECT "DocumentId", {to}, "TeacherId" FROM "DocumentMomentAuthors" WHERE "DocumentId" = {documentId} AND "Number" = {from}
                ON CONFLICT DO NOTHING
                """, cancellationToken);
        }
    }

    private static async Task Drop(ClustersDb db, Guid documentId, IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count > 0)
        {
            await db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId && numbers.Contains(m.Number)).ExecuteDeleteAsync(cancellationToken);
            await db.Set<MomentAuthor>().Where(a => a.DocumentId == documentId && numbers.Contains(a.Number)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    private sealed record Kept(long Number, DateTimeOffset BeganAt, DateTimeOffset EndedAt, int Size, bool IsNamed);
}
