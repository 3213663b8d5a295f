using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Planted;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Architecture.Planted;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

/// <summary>What must never be possible, where the shape of the program can tell: no office, no power, no learner's name.</summary>
public sealed partial class ProductRulesTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Assembly Program = typeof(Doors).Assembly;
    private static readonly Assembly Tests = typeof(ProductRulesTests).Assembly;

    // Whoever adds a kind of people to whom doors open says here who they are, and why that is no office above a cluster.
    private static readonly Type[] Known =
    [
        typeof(IAnyone), typeof(ISignedIn), typeof(IMembers), typeof(IReaders), typeof(IFinders), typeof(IOpenTo), typeof(IFormerMembers),
        typeof(IInvited), typeof(IInvitedTeacher), typeof(ICalendarHolders), typeof(IOwner), typeof(IDocumentReaders), typeof(IDocumentWriters), typeof(IFileReaders), typeof(IEachWriter),
    ];

    // What the owner takes care of: the country's schools, who teaches at them, and the program's own words. All else is work of clusters.
    private static readonly string[] OwnersCare = ["CommunityClusters.Features.Places", "CommunityClusters.Features.People", "CommunityClusters.Features.BetterWords"];

    [Fact]
    public void Nobody_but_the_known_audiences_has_a_door() => Assert.Empty(Strangers(Program));

    [Fact]
    public void A_door_for_an_office_is_found() => Assert.Equal([nameof(ISubjectAdvisor)], Strangers(Tests));

    [Fact]
    public void Nothing_is_named_for_an_official_a_report_or_a_ranking() => Assert.Empty(Named(Program, Office()));

    [Fact]
    public void A_report_that_ranks_is_found() =>
        Assert.Equal([nameof(CircuitReport), "CircuitReport.Rank"], Named(Tests, Office()).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Nothing_that_is_kept_makes_one_member_more_than_another()
    {
        var kept = await Kept();

        Assert.Contains(kept, k => k.Name == "Membership.JoinedAt");
        Assert.DoesNotContain(kept, k => k.Type != typeof(Role) && Power().IsMatch(k.Name));
    }

    // The one role that there is: who presents and who observes one lesson. It opens no door, for no audience asks for it.
    [Fact]
    public async Task A_role_in_a_lesson_is_kept_as_who_does_what_and_as_nothing_else()
    {
        Assert.Equal(
            ["AssignedAt", "AssignedBy", "Part", "SlotId", "TeacherId"],
            (await Kept()).Where(k => k.Type == typeof(Role)).Select(k => k.Name.Split('.')[1]).Order(StringComparer.Ordinal));
        Assert.Equal(["Presenter", "Observer"], Enum.GetNames<Part>());
    }

    [Theory]
    [InlineData("Membership.IsAdmin")]
    [InlineData("Cluster.FounderId")]
    [InlineData("Cluster.StartedBy")]
    [InlineData("AccountRole.RoleId")]
    public void A_column_that_gives_power_is_found(string name) => Assert.Matches(Power(), name);

    [Fact]
    public void Nothing_has_a_place_for_a_learners_name() => Assert.Empty(PlacesForLearners(Program));

    [Fact]
    public void A_place_for_a_learners_name_is_found() =>
        Assert.Equal(["KeepsLearners.LearnerNames", "KeepsLearners.Pupil"], PlacesForLearners(Tests).Order(StringComparer.Ordinal));

    // One to sign in by, which its owner alone sees, and those that two give each other for one way there, after both said yes.
    [Fact]
    public async Task A_phone_number_is_kept_nowhere_but_where_nobody_else_sees_it()
    {
        var kept = (await Kept()).Where(k => k.Property == typeof(string) && PhoneNumber().IsMatch(k.Name)).Select(k => k.Name);

        Assert.Empty(kept.Except(["Account.PhoneNumber", "Match.NumberOfHelper", "Match.NumberOfAsker"], StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_but_signing_in_and_the_way_there_asks_for_a_phone_number() => Assert.Empty(
        OfFeatures(Program).Where(t => t.Namespace != "CommunityClusters.Features.People.SigningIn" && t.Namespace != "CommunityClusters.Features.Gatherings.Reaching")
            .SelectMany(t => Properties(t).Where(p => p.PropertyType == typeof(string) && PhoneNumber().IsMatch(p.Name)).Select(p => $"{t.Name}.{p.Name}")));

    [Theory]
    [InlineData("Membership.Phone")]
    [InlineData("Pledge.CellNumber")]
    [InlineData("Coming.WhatsApp")]
    public void A_place_for_a_phone_number_is_found(string name) => Assert.Matches(PhoneNumber(), name);

    [Fact]
    public async Task What_the_owner_may_ask_reaches_no_work_of_a_cluster()
    {
        var work = await WorkOfClusters();

        Assert.NotEmpty(OwnersRequests(Program));
        Assert.Empty(Reaching(Program, work));
    }

    [Fact]
    public async Task An_owner_who_reads_work_of_a_cluster_is_found()
    {
        var found = Reaching(Tests, await WorkOfClusters()).ToList();

        Assert.Contains($"{nameof(ReadsWork)} reaches Need", found);
        Assert.Contains($"{nameof(ReadsWorkThroughAnother)} reaches Membership", found);
    }

    private static IEnumerable<string> Strangers(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.IsInterface && type != typeof(IAudience) && typeof(IAudience).IsAssignableFrom(type) && !Known.Contains(type)
        select type.Name;

    // Types of features, what they hold and what they may be, all by name.
    private static IEnumerable<string> Named(Assembly assembly, Regex name) =>
        from type in OfFeatures(assembly)
        from said in Properties(type).Select(p => (p.Name, Full: $"{type.Name}.{p.Name}"))
            .Concat(type.IsEnum ? Enum.GetNames(type).Select(n => (Name: n, Full: $"{type.Name}.{n}")) : [])
            .Append((type.Name, Full: type.Name))
        where name.IsMatch(said.Name)
        select said.Full;

    // A learner may be counted; whatever else is kept or asked about one could hold a name.
    private static IEnumerable<string> PlacesForLearners(Assembly assembly) =>
        from type in OfFeatures(assembly)
        from property in Properties(type)
        where Learner().IsMatch(property.Name) && (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) != typeof(int)
        select $"{type.Name}.{property.Name}";

    private static IEnumerable<Type> OfFeatures(Assembly assembly) => assembly.GetTypes().Where(t =>
        t.Namespace?.StartsWith("CommunityClusters.Features", StringComparison.Ordinal) == true && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(Own).Where(p => p.Name != "EqualityContract");

    private static async Task<IReadOnlyList<(string Name, Type Type, Type Property)>> Kept()
    {
        await using var place = await Place.On(Database.Sqlite);
        return await place.Reads(db => Task.FromResult(db.Model.GetEntityTypes()
            .SelectMany(e => e.GetProperties().Select(p => ($"{e.ClrType.Name}.{p.Name}", e.ClrType, p.ClrType))).ToList()));
    }

    private static async Task<HashSet<Type>> WorkOfClusters() =>
        [.. (await Kept()).Select(k => k.Type).Where(t => t.Namespace!.StartsWith("CommunityClusters.Features", StringComparison.Ordinal) && !OwnersCare.Contains(t.Namespace, StringComparer.Ordinal))];

    private static IReadOnlyList<Type> OwnersRequests(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IOwner).IsAssignableFrom(t))];

    private static IEnumerable<string> Reaching(Assembly assembly, HashSet<Type> work) =>
        from request in OwnersRequests(assembly)
        from reached in Reached(request)
        where work.Contains(reached)
        select $"{request.Name} reaches {reached.Name}";

    // The request, its handler, what that asks for, and so on, as far as it is ours.
    private static HashSet<Type> Reached(Type request)
    {
        var reached = new HashSet<Type> { request };
        var ahead = new Queue<Type>([request]);
        while (ahead.TryDequeue(out var type))
        {
            foreach (var used in Reach.Of(type).Concat(type.GetNestedTypes(Own)).Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t))
            {
                if (used.Namespace?.StartsWith("CommunityClusters", StringComparison.Ordinal) == true && !used.IsGenericParameter && !used.HasElementType && reached.Add(used))
                {
                    ahead.Enqueue(used);
                }
            }
        }

        return reached;
    }

    [GeneratedRegex("Official|Supervis|Inspect|Advis|Principal|Rank|Score|Rating|League|Dashboard|Report|Compare|Benchmark|Apprais", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Office();

    [GeneratedRegex("Owner|Founder|StartedBy|Admin|Role|Power|Permission|Privilege|Moderator|Chief|Senior", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Power();

    [GeneratedRegex("Phone|Mobile|Cell|WhatsApp|Telephone|Dial|NumberOf", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex("Learner|Pupil|Student|Child", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Learner();
}
