using System.Diagnostics;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Places;

/// <summary>The directory of a whole country. It is not ours to ship: where it does not lie beside the project, there is nothing to try.</summary>
public sealed class RealDirectoryTests
{
    private const string Name = "schools-za.csv.gz";

    [Theory, OnBothDatabases]
    public async Task All_schools_of_a_country_are_taken_and_found_with_slips_of_the_finger(Database database)
    {
        var file = Find();
        Assert.SkipWhen(file is null, $"There is no shared/data/{Name} beside the project.");
        await using var place = await Place.On(database);

        var first = await Import.OfFile(place, file!);
        var second = await Import.OfFile(place, file!);

        Assert.Contains("24813 added, 0 changed, 0 unchanged, 0 not taken", first.Said, StringComparison.Ordinal);
        Assert.Contains("0 added, 0 changed, 24813 unchanged, 0 not taken", second.Said, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: {first.Lines.First(l => l.Contains(" added", StringComparison.Ordinal))}");
        Assert.Equal(0, await place.Reads(db => db.Set<School>().CountAsync(s => s.Latitude > -22 || s.Latitude < -35 || s.Longitude < 16 || s.Longitude > 33)));
        var circuits = await place.Reads(db => db.Set<Circuit>().Select(c => c.Name).ToListAsync());
        Assert.DoesNotContain(circuits, c => c is "Not Applicable" or "" or "Independent" || c.EndsWith('_'));
        await FindsWithSlips(place, database);
    }

    private static async Task FindsWithSlips(Place place, Database database)
    {
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var typed = new[]
        {
            ("vukuzenzle sec kwamhlanga", "Vukuzenzele Secondary School"), ("laerskol jopi fouri", "Laerskool Jopie Fourie"), ("hottentots hs", "Hottentots-Holland HS."),
            ("KHETSALWATHI", "Khetsalwati Secondary School"), ("st thomas coll", "St Thomas College"), ("moletsane sec", "Moletsane Secondary School"), ("mvu", ""), ("ma", ""), ("school", ""),
        };
        var took = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            foreach (var (text, meant) in typed)
            {
                var clock = Stopwatch.StartNew();
                var found = await place.Sends(nomsa, new FindSchool(text));
                took.Add(clock.Elapsed.TotalMilliseconds);
                Assert.InRange(found.Count, text == "school" ? 0 : 1, FindSchool.Most);
                Assert.True(meant.Length == 0 || found.Any(f => f.Name == meant), $"'{text}' found {string.Join(", ", found.Select(f => f.Name))}");
            }
        }

        took.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"{database}: a search takes {took[took.Count / 2]:0.0} ms, p95 {took[took.Count * 95 / 100]:0.0} ms");
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", Name);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }
}
