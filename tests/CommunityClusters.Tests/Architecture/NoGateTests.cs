using System.Text.RegularExpressions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CommunityClusters.Tests.Architecture;

/// <summary>No approval gate: what somebody makes exists for the others the moment it is made, and nobody else has acted.</summary>
public sealed partial class NoGateTests
{
    // For every command: one person sends it, and what another then sees at once. Each part of the practice has a file of its own.
    private static readonly Dictionary<Type, Func<Place, Scene, Task>> SeenAtOnce =
        new(new[] { OfPeople, OfClusters, OfPlans, OfGatherings, OfProgrammes, OfBringing, OfRecords, OfThreads, OfReflections, OfActions, OfDecisions }.SelectMany(of => of));

    public static IEnumerable<TheoryDataRow<Database, string>> EveryCommand =>
        from database in Enum.GetValues<Database>()
        from request in Requests.All
        where request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>))
        select new TheoryDataRow<Database, string>(database, request.Name);

    [Theory, MemberData(nameof(EveryCommand))]
    public async Task What_one_does_another_sees_at_once_and_nobody_else_acted(Database database, string command)
    {
        var seen = SeenAtOnce.SingleOrDefault(s => s.Key.Name == command).Value;
        Assert.True(seen is not null, $"Nobody is seen to see what {command} made: say so in {nameof(NoGateTests)}.");
        await using var place = await Place.On(database);
        await seen(place, await Scene.Of(place));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_that_is_kept_has_a_state_of_waiting_for_somebody(Database database)
    {
        await using var place = await Place.On(database);

        var columns = await place.Reads(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsOurs).ToList()));

        Assert.Contains(columns, c => c.Name == nameof(Membership.JoinedAt));
        Assert.DoesNotContain(columns, c => SoundsLikeAGate(c.Name) || (c.ClrType.IsEnum && Enum.GetNames(c.ClrType).Any(SoundsLikeAGate)));
    }

    [Theory]
    [InlineData("PendingSince")]
    [InlineData("ApprovedBy")]
    [InlineData("IsConfirmed")]
    [InlineData("RequestStatus")]
    public void A_column_that_sounds_like_a_gate_is_found(string name) => Assert.True(SoundsLikeAGate(name));

    // Identity's own table comes with columns for a confirmation that nobody here asks for.
    private static bool IsOurs(IProperty property) =>
        property.PropertyInfo?.DeclaringType?.Namespace?.StartsWith("CommunityClusters", StringComparison.Ordinal) == true;

    private static bool SoundsLikeAGate(string name) => Gate().IsMatch(name);

    [GeneratedRegex("pending|approv|confirm|status|verif|waiting|granted|moderat", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gate();
}
