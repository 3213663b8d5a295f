using CommunityClusters.Features.Places;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>A school that teachers of a town teach at.</summary>
internal sealed record SchoolHere(Guid Id, Guid CircuitId, string Circuit, double? Latitude, double? Longitude);

/// <summary>
/// A hundred teachers in a hundred clusters, with a thousand memberships. A small installation is one town, a large one
/// a thousand alike: so every teacher is in as many clusters, and a cluster's page is as full, in either.
/// </summary>
internal sealed class Town(int number, IReadOnlyList<SchoolHere> country)
{
    public const int Teachers = 100;
    public const int Clusters = 100;
    public const int Memberships = 1000;

    /// <summary>Of five clusters one is large, and its page full.</summary>
    public const int Large = 26;

    private const int Small = 6;
    private const int InFive = Large + (4 * Small);
    private const int Schools = 40;

    // Towns begin so many schools after one another, and overlap.
    private const int Apart = 24;

    public int Number => number;

    /// <summary>All schools that are in a circuit, those of one side by side.</summary>
    public static async Task<IReadOnlyList<SchoolHere>> Country(ClustersDb db) => await (
        from school in db.Set<School>()
        join circuit in db.Set<Circuit>() on school.CircuitId equals circuit.Id
        orderby circuit.Province, circuit.Region, circuit.District, circuit.Name, school.Number
        select new SchoolHere(school.Id, circuit.Id, circuit.Name, school.Latitude, school.Longitude)).ToListAsync();

    /// <summary>Names of schools from all over the country, for those who seek one.</summary>
    public static async Task<IReadOnlyList<string>> NamesOfSchools(ClustersDb db) =>
        [.. (await db.Set<School>().OrderBy(s => s.Number).Select(s => s.Name).ToListAsync()).Where((_, i) => i % 10 == 7)];

    /// <summary>The number of one of its teachers in the whole installation.</summary>
    public long Teacher(int teacher) => ((long)number * Teachers) + teacher;

    /// <summary>The number of one of its clusters in the whole installation.</summary>
    public long Cluster(int cluster) => ((long)number * Clusters) + cluster;

    public static int SizeOf(int cluster) => cluster % 5 == 0 ? Large : Small;

    /// <summary>Who joined a cluster as its nth member. Nobody is in one twice, and everybody is in ten.</summary>
    public static int MemberOf(int cluster, int nth)
    {
        var first = (cluster / 5 * InFive) + (cluster % 5 == 0 ? 0 : Large + ((cluster % 5 - 1) * Small));
        var place = first + nth;

        // Every hundred places take every teacher once, in another order than the hundred before.
        return ((place * 37) + (place / Teachers * 17)) % Teachers;
    }

    /// <summary>Where a teacher teaches; one in ten has not said it.</summary>
    public SchoolHere? SchoolOf(int teacher) =>
        teacher % 10 == 9 ? null : country[(int)((((long)number * Apart) + (teacher * 7 % Schools)) % country.Count)];

    /// <summary>A school of the circuit that most of its teachers come from.</summary>
    public SchoolHere MainSchool => field ??= Enumerable.Range(0, Teachers).Select(SchoolOf).OfType<SchoolHere>().GroupBy(s => s.CircuitId).MaxBy(g => g.Count())!.First();

    public IEnumerable<SchoolHere> SchoolsOf(int cluster) =>
        Enumerable.Range(0, SizeOf(cluster)).Select(n => SchoolOf(MemberOf(cluster, n))).OfType<SchoolHere>();

    public static bool IsFindable(int cluster) => cluster % 10 != 9;

    public string NameOf(int cluster) =>
        $"{MainSchool.Circuit} {(cluster % 2 == 0 ? "Maths" : "Science")} {(cluster % 4 == 0 ? "Saturday" : cluster % 4 == 1 ? "Monday" : "Friday")} {cluster}";

    public static string[] SubjectsOf(int cluster) =>
    [
        cluster % 2 == 0 ? "mathematics" : "physical-sciences",
        .. cluster % 3 == 0 ? ["life-sciences"] : Array.Empty<string>(),
        .. cluster % 4 == 1 ? ["geography"] : Array.Empty<string>(),
    ];

    public static string[] GradesOf(int cluster) => cluster % 2 == 0 ? ["10", "11", "12"] : ["8", "9"];

    // Among a hundred clusters geography and Tshivenda often meet, among a hundred thousand never but in the oldest town.
    public string[] LanguagesOf(int cluster) => cluster % 4 == (number == 0 ? 1 : 2) ? ["en", "ve"] : ["en", "zu"];

    public static int NeedsOf(int cluster) => cluster % 5 == 0 ? 5 : 2;
}
