using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>Brings what a directory says into the list of schools: new ones in, changed ones up to date, the rest as it was.</summary>
[Pipeline.PartOfFeature]
internal sealed class SchoolList(ClustersDb db, SchoolIndex index)
{
    /// <summary>Takes some lines; no number stands in them twice.</summary>
    public async Task<TakeSchools.Taken> Take(IReadOnlyList<DirectorySchool> schools, bool invented, CancellationToken cancellationToken)
    {
        var numbers = schools.Select(s => s.Number).ToList();
        var known = await db.Set<School>().Where(s => numbers.Contains(s.Number!)).ToDictionaryAsync(s => s.Number!, StringComparer.Ordinal, cancellationToken);
        var circuits = await Circuits(schools, cancellationToken);
        var (added, renamed, changed) = (new List<School>(), new List<School>(), 0);
        foreach (var said in schools)
        {
            Guid? circuit = said.Circuit is { } named ? circuits[Key(named)] : null;
            if (!known.TryGetValue(said.Number, out var school))
            {
                school = new School { Number = said.Number, Name = said.Name };
                school.Becomes(said.Name, circuit, said.Town, said.Place, invented);
                added.Add(school);
                continue;
            }

            var name = school.Name;
            if (school.Becomes(said.Name, circuit, said.Town, said.Place, invented))
            {
                changed++;
                if (name != said.Name)
                {
                    renamed.Add(school);
                }
            }
        }

        await index.Add(added, cancellationToken);
        await index.Rename(renamed, cancellationToken);
        return new TakeSchools.Taken(added.Count, changed, schools.Count - added.Count - changed);
    }

    // Directories write one circuit now in capitals and now not.
    private static string Key(DirectorySchool.InCircuit named) =>
        string.Join('|', named.Province, named.Region, named.District, named.Name).ToUpperInvariant();

    private async Task<Dictionary<string, Guid>> Circuits(IReadOnlyList<DirectorySchool> schools, CancellationToken cancellationToken)
    {
        var named = schools.Select(s => s.Circuit).OfType<DirectorySchool.InCircuit>().DistinctBy(Key, StringComparer.Ordinal).ToList();
        var provinces = named.Select(c => c.Province).Distinct(StringComparer.Ordinal).ToList();
        var found = (await db.Set<Circuit>().AsNoTracking().Where(c => provinces.Contains(c.Province)).ToListAsync(cancellationToken))
            .GroupBy(c => Key(new(c.Province, c.Region, c.District, c.Name)), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var made = named.Where(c => !found.ContainsKey(Key(c)))
            .Select(c => new Circuit { Province = c.Province, Region = c.Region, District = c.District, Name = c.Name }).ToList();
        index.Add(made);
        foreach (var circuit in made)
        {
            found[Key(new(circuit.Province, circuit.Region, circuit.District, circuit.Name))] = circuit.Id;
        }

        return found;
    }
}
