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

    /// <summary>Takes in new schools; they are saved by this.</summary>
    public async Task Add(IReadOnlyCollection<School> schools, CancellationToken cancellationToken)
    {
        var entries = schools.Select(s => (Entry: new SchoolEntry { SchoolId = s.Id }, s.Name)).ToList();
        db.AddRange(schools);
        db.AddRange(entries.Select(e => e.Entry));
        await db.SaveChangesAsync(cancellationToken);
        await Insert(entries.SelectMany(e => Trigrams.OfName(e.Name).Select(t => (t, e.Entry.Id))), cancellationToken);
    }

    /// <summary>Takes in the new names of schools.</summary>
    public async Task Rename(IReadOnlyCollection<School> schools, CancellationToken cancellationToken)
    {
        var names = schools.ToDictionary(s => s.Id, s => s.Name);
        var entries = await db.Set<SchoolEntry>().Where(e => names.Keys.Contains(e.SchoolId)).ToListAsync(cancellationToken);
        var ids = entries.Select(e => e.Id).ToList();
        await db.Set<SchoolTrigram>().Where(t => ids.Contains(t.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await Insert(entries.SelectMany(e => Trigrams.OfName(names[e.SchoolId]).Select(t => (t, e.Id))), cancellationToken);
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

    // A third of a million rows: written as statements of many rows, they take a tenth of the time of tracked entities. All are numbers.
    private async Task Insert(IEnumerable<(long Trigram, int Entry)> rows, CancellationToken cancellationToken)
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
