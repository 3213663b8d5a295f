using System.Globalization;
using System.Text;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>Keeps the trigrams of schools and circuits, in the transaction that makes or renames them.</summary>
[Pipeline.PartOfFeature]
internal sealed class SchoolIndex(ClustersDb db)
{
    private const int RowsAStatement = 1000;
    private const int Many = 100;

    /// <summary>Takes in new schools; they are saved by this.</summary>
    public async Task Add(IReadOnlyCollection<School> schools, CancellationToken cancellationToken)
    {
        if (schools.Count == 0)
        {
            return;
        }

        db.AddRange(schools);
        if (schools.Count < Many)
        {
            db.AddRange(schools.Select(s => new SchoolEntry { SchoolId = s.Id }));
        }

        await db.SaveChangesAsync(cancellationToken);
        if (schools.Count >= Many)
        {
            // One statement over the whole table is quicker than a row at a time.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "SchoolEntries" ("SchoolId")
                SELECT "Id" FROM "Schools" WHERE NOT EXISTS (SELECT 1 FROM "SchoolEntries" WHERE "SchoolId" = "Schools"."Id")
                """, cancellationToken);
        }

        await Insert(await Rows(schools, cancellationToken), cancellationToken);
    }

    /// <summary>Takes in the new names of schools.</summary>
    public async Task Rename(IReadOnlyCollection<School> schools, CancellationToken cancellationToken)
    {
        if (schools.Count == 0)
        {
            return;
        }

        var rows = await Rows(schools, cancellationToken);
        var entries = rows.Select(r => r.Entry).Distinct().ToList();
        await db.Set<SchoolTrigram>().Where(t => entries.Contains(t.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await Insert(rows, cancellationToken);
    }

    /// <summary>Takes in new circuits.</summary>
    public void Add(IEnumerable<Circuit> circuits)
    {
        foreach (var circuit in circuits)
        {
            db.Add(circuit);
            db.AddRange(Trigrams.OfName(circuit.Name).Select(t => new CircuitTrigram { Trigram = t, CircuitId = circuit.Id }));
        }
    }

    private async Task<List<(long Trigram, int Entry)>> Rows(IReadOnlyCollection<School> schools, CancellationToken cancellationToken)
    {
        var ids = schools.Select(s => s.Id).ToList();
        var entries = await db.Set<SchoolEntry>().AsNoTracking().Where(e => ids.Contains(e.SchoolId))
            .ToDictionaryAsync(e => e.SchoolId, e => e.Id, cancellationToken);
        return [.. schools.SelectMany(s => Trigrams.OfName(s.Name).Select(t => (t, entries[s.Id])))];
    }

    // A quarter of a million rows: written as statements of many rows, they take a tenth of the time of tracked entities. All are numbers.
    private async Task Insert(IReadOnlyList<(long Trigram, int Entry)> rows, CancellationToken cancellationToken)
    {
        foreach (var chunk in rows.Chunk(RowsAStatement))
        {
            var sql = new StringBuilder("""INSERT INTO "SchoolTrigrams" ("Trigram", "EntryId") VALUES """);
            foreach (var (trigram, entry) in chunk)
            {
                sql.Append(CultureInfo.InvariantCulture, $"({trigram},{entry}),");
            }

            sql.Length--;
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), cancellationToken);
        }
    }
}
