using System.Reflection;
using CommunityClusters.Features.Planted;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Features reach each other through their public doors only, never into each other's tables.</summary>
public sealed class FeatureBordersTests
{
    private const string Features = "CommunityClusters.Features.";

    [Fact]
    public async Task No_feature_uses_anothers_entities()
    {
        var entities = await Entities();

        Assert.Empty(Offences(typeof(Doors).Assembly, entities));
    }

    [Fact]
    public async Task A_feature_that_reaches_into_anothers_tables_is_found()
    {
        var found = Offences(typeof(FeatureBordersTests).Assembly, await Entities()).ToList();

        Assert.Contains(found, f => f.StartsWith(nameof(ReachesIntoClusters), StringComparison.Ordinal) && f.EndsWith("Membership", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith(nameof(HoldsAnothersEntity), StringComparison.Ordinal));
        Assert.DoesNotContain(found, f => f.StartsWith(nameof(GoesThroughTheDoor), StringComparison.Ordinal));
    }

    [Fact]
    public void The_code_of_pages_is_read_too() =>
        Assert.Contains(typeof(Doors).Assembly.GetTypes(), t => FeatureOf(t) == "Clusters" && t.Name.StartsWith("Features_", StringComparison.Ordinal));

    private static IEnumerable<string> Offences(Assembly assembly, IReadOnlyList<Type> entities) =>
        from type in assembly.GetTypes()
        let feature = FeatureOf(type)
        where feature is not null && !Outermost(type).Name.EndsWith("Mapping", StringComparison.Ordinal)
        from used in Reach.Of(type)
        where entities.Contains(used) && FeatureOf(used) != feature
        select $"{Outermost(type).Name} uses {used.FullName}";

    private static async Task<IReadOnlyList<Type>> Entities()
    {
        await using var place = await Place.On(Database.Sqlite);
        var entities = await place.Reads(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => FeatureOf(t) is not null).ToList()));
        Assert.NotEmpty(entities);
        return entities;
    }

    // A page's markup is compiled to a type of its own: Features_Clusters_Show.
    private static string? FeatureOf(Type type) =>
        type.Namespace?.StartsWith(Features, StringComparison.Ordinal) == true ? type.Namespace[Features.Length..].Split('.')[0]
        : Outermost(type).Name.Split('_') is ["Features", var feature, ..] ? feature
        : null;

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
