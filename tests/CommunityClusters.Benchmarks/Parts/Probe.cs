using CommunityClusters.Benchmarks.Seeding;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>Something that a teacher of a town opens.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Path">The address, given a town, the teacher and a number to choose by.</param>
/// <param name="Rows">What stands once for every row of a full page.</param>
internal sealed record Probe(string Name, Func<Town, int, int, string> Path, string Rows)
{
    private const string Found = "/about\"";

    /// <summary>What is measured. The texts sought among schools are the same in every installation.</summary>
    public static IReadOnlyList<Probe> All(IReadOnlyList<string> schools) =>
    [
        new("home", (_, _, _) => "/", "<li><a href=\"/clusters/"),
        new("cluster page", (town, teacher, pick) => $"/clusters/{Made.Id(Kind.Cluster, town.Cluster(LargeClusterOf(teacher, pick)))}", "<li class=\"need\""),
        new("find: newest", (_, _, _) => "/find", Found),
        new("find: subject and grade", (_, _, _) => "/find?Ask.Subject=mathematics&Ask.Grade=11", Found),
        new("find: words and subject", (_, _, _) => "/find?Ask.Words=saturday&Ask.Subject=mathematics", Found),
        new("find: circuit", (town, _, _) => $"/find?Ask.Circuit={town.MainSchool.CircuitId}", Found),
        new("find: what seldom meets", (_, _, _) => "/find?Ask.Subject=geography&Ask.Language=ve", Found),
        new("find: within 30 km", (_, _, _) => "/find?Ask.Within=30", Found),
        new("school search", (_, _, pick) => $"/schools/find?text={Uri.EscapeDataString(Slipped(schools[pick % schools.Count], pick))}", "role=\"option\" data-id"),
    ];

    /// <summary>One of the large clusters that a teacher is in.</summary>
    private static int LargeClusterOf(int teacher, int pick)
    {
        var mine = Enumerable.Range(0, Town.Clusters).Where(c => Town.SizeOf(c) == Town.Large && Enumerable.Range(0, Town.Large).Any(n => Town.MemberOf(c, n) == teacher)).ToList();
        return mine[pick % mine.Count];
    }

    // The first letters as somebody has typed them so far, one of them wrong.
    private static string Slipped(string name, int pick)
    {
        var typed = name[..Math.Min(name.Length, 8 + (pick % 8))];
        return typed.Length < 4 ? typed : typed.Remove(3, 1);
    }
}
