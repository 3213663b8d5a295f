using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>
/// The rows that the program would have written if every teacher of some towns had signed up, founded, joined, described and
/// named needs through its pages.
/// </summary>
internal sealed partial class Country(IReadOnlyList<Town> towns)
{
    private static readonly DateTimeOffset Began = new(2026, 1, 12, 6, 0, 0, TimeSpan.Zero);

    public IEnumerable<Table> Tables =>
    [
        new("AspNetUsers", ["Id", "UserName", "NormalizedUserName", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount"], Accounts()),
        new("Teachers", ["Id", "Name", "SchoolId", "Subjects", "Grades", "Languages", "OfferedCodesFrom"], Teachers()),
        new("Sessions", ["Id", "TeacherId", "BeganAt", "EndsAt", "Device", "Shared"], Each(Town.Teachers, (town, i) => [Made.Id(Kind.Session, town.Teacher(i)), Teacher(town, i), At(town.Teacher(i)), null, "Android, Chrome", false])),
        new("Clusters", ["Id", "Name", "Purpose", "Agreements", "Subjects", "Grades", "Languages", "Findable", "Open", "Version", "StartedAt"], Clusters()),
        new("Descriptions", ["ClusterId", "Version", "Name", "Purpose", "Agreements", "Subjects", "Grades", "Languages", "Findable", "Open", "By", "At"], Descriptions()),
        new("Invitations", ["Id", "ClusterId", "Token", "MadeBy", "MadeAt", "EndedAt"], Each(Town.Clusters, (town, i) =>
            [Made.Id(Kind.Invitation, town.Cluster(i)), Cluster(town, i), Made.Token(Kind.Invitation, town.Cluster(i), 22), Member(town, i, 0), At(town.Cluster(i)), null])),
        new("Memberships", ["ClusterId", "TeacherId", "Number", "JoinedAt", "InvitedBy", "LeftAt"], Memberships()),
        .. ListingTables,
        .. NeedTables,
    ];

    private static Guid Teacher(Town town, int teacher) => Made.Id(Kind.Teacher, town.Teacher(teacher));

    private static Guid Cluster(Town town, int cluster) => Made.Id(Kind.Cluster, town.Cluster(cluster));

    private static Guid Member(Town town, int cluster, int nth) => Teacher(town, Town.MemberOf(cluster, nth));

    private static DateTimeOffset At(long order) => Began.AddSeconds(order * 7);

    private static string Purpose(Town town, int cluster) => Made.Purpose(town.Cluster(cluster));

    private IEnumerable<object?[]> Each(int aTown, Func<Town, int, object?[]> row) =>
        towns.SelectMany(_ => Enumerable.Range(0, aTown), row);

    private IEnumerable<object?[]> Accounts() => Each(Town.Teachers, (town, i) =>
    {
        var number = town.Teacher(i);
        var name = FormattableString.Invariant($"{Made.Name(number).ToLowerInvariant().Replace(' ', '.')}.{number}");
        return [Teacher(town, i), name, name.ToUpperInvariant(), false, Made.Token(Kind.Teacher, number, 84), Made.Token(Kind.Session, number, 32), Made.Id(Kind.Word, number).ToString(), false, false, true, 0];
    });

    private IEnumerable<object?[]> Teachers() => Each(Town.Teachers, (town, i) =>
        [Teacher(town, i), Made.Name(town.Teacher(i)), town.SchoolOf(i)?.Id, i % 2 == 0 ? ["mathematics"] : new[] { "physical-sciences" }, i % 3 == 0 ? ["8", "9"] : new[] { "10", "11" }, new[] { "en" }, At(town.Teacher(i))]);

    private IEnumerable<object?[]> Clusters() => Each(Town.Clusters, (town, i) =>
        [Cluster(town, i), town.NameOf(i), Purpose(town, i), "", Town.SubjectsOf(i), Town.GradesOf(i), town.LanguagesOf(i), Town.IsFindable(i), false, 2, At(town.Cluster(i))]);

    // The first as it was started, the second with what it is about.
    private IEnumerable<object?[]> Descriptions() => Each(2 * Town.Clusters, (town, j) =>
    {
        var (i, second) = (j / 2, j % 2 == 1);
        return
        [
            Cluster(town, i), second ? 2 : 1, town.NameOf(i), Purpose(town, i), "", second ? Town.SubjectsOf(i) : [], second ? Town.GradesOf(i) : [], second ? town.LanguagesOf(i) : [],
            second && Town.IsFindable(i), false, Member(town, i, 0), At(town.Cluster(i)),
        ];
    });

    // Clusters grow side by side: first all get their first member, then all their second.
    private IEnumerable<object?[]> Memberships() =>
        from nth in Enumerable.Range(0, Town.Large)
        from town in towns
        from i in Enumerable.Range(0, Town.Clusters)
        where nth < Town.SizeOf(i)
        select new object?[] { Cluster(town, i), Member(town, i, nth), nth + 1L, At(town.Cluster(i) + nth), nth == 0 ? null : Member(town, i, 0), null };
}
