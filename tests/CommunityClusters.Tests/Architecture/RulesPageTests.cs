using System.Reflection;
using System.Text.RegularExpressions;
using CommunityClusters.Features.Ours;
using CommunityClusters.Localisation;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

/// <summary>The page of rules claims nothing that is not so: every test that it names is there and runs.</summary>
public sealed partial class RulesPageTests
{
    private static readonly Lazy<IReadOnlyList<string>> Journeys = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "e2e", "CommunityClusters.E2E", "Journeys"), "*.cs").Select(File.ReadAllText)]);

    [Fact]
    public void Every_test_that_the_page_names_is_there_and_runs() =>
        Assert.DoesNotContain(Rules.All.SelectMany(r => r.Parts).SelectMany(p => p.KeptBy), t => !Runs(t));

    [Fact]
    public void A_name_that_is_no_tests_is_found()
    {
        const string leaving = "A_member_leaves_in_one_tap_and_comes_back_and_the_others_see_both_at_once";
        KeptBy[] wrong =
        [
            new("NoGateTests", "What_nobody_has_written"),
            new("NoSuchTests", "What_one_does_another_sees_at_once_and_nobody_else_acted"),
            new("NoGateTests", "get_EveryCommand"),
            new("Leaving", leaving),
            new("Leaving", "What_nobody_has_written", InBrowser: true),
            new("Starting_together", leaving, InBrowser: true),
        ];

        Assert.All(wrong, named => Assert.False(Runs(named), named.ToString()));
        Assert.True(Runs(new KeptBy("Leaving", leaving, InBrowser: true)));
    }

    [Fact]
    public void A_test_that_is_left_out_keeps_nothing()
    {
        Assert.False(Runs(new FactAttribute { Skip = "Later." }));
        Assert.False(Runs(new TheoryAttribute { SkipWhen = "AtNight" }));
        Assert.True(Runs(new FactAttribute()));

        const string journey = "public sealed class Leaving(Suite suite) : Journey(suite)\n{\n    [Fact]\n    public async Task It_is_easy()\n";
        var named = new KeptBy("Leaving", "It_is_easy", InBrowser: true);
        Assert.True(IsIn(journey, named));
        Assert.False(IsIn(journey.Replace("[Fact]", "[Fact(Skip = \"Later.\")]", StringComparison.Ordinal), named));
        Assert.False(IsIn(journey.Replace("[Fact]", "// [Fact]", StringComparison.Ordinal), named));
        Assert.False(IsIn(journey.Replace("[Fact]\n", "", StringComparison.Ordinal), named));
    }

    [Fact]
    public void No_rule_is_without_parts_and_no_part_without_a_sentence()
    {
        var words = new Words();

        Assert.Equal(9, Rules.All.Count);
        Assert.All(Rules.All, rule =>
        {
            Assert.NotEmpty(rule.Parts);
            Assert.All([rule.Title, rule.What, .. rule.Parts.Select(rule.Saying)], key => Assert.True(words.Has(key), $"Nothing says '{key}'."));
            Assert.Distinct(rule.Parts.Select(p => p.Name));
        });
        Assert.Distinct(Rules.All.Select(r => r.Name));
    }

    private static bool Runs(KeptBy named) => named.InBrowser ? Journeys.Value.Any(j => IsIn(j, named)) : IsHere(named);

    private static bool IsHere(KeptBy named) =>
        typeof(RulesPageTests).Assembly.GetTypes().Where(t => t.IsPublic && t.Name == named.Class)
            .Select(t => t.GetMethod(named.Test, BindingFlags.Instance | BindingFlags.Public)?.GetCustomAttribute<FactAttribute>())
            .ToList() is [{ } test] && Runs(test);

    private static bool Runs(FactAttribute test) => test is { Skip: null, SkipWhen: null, SkipUnless: null };

    // The project of journeys is not referenced, for it needs a browser; its sources are read instead.
    private static bool IsIn(string source, KeptBy named) =>
        source.Split('\n').Any(l => l.StartsWith($"public sealed class {named.Class}(", StringComparison.Ordinal))
        && Test().Matches(source).Any(m => m.Groups["name"].Value == named.Test);

    // A test is marked on the line before it, or on lines of its own, and with nothing that leaves it out.
    [GeneratedRegex(@"^    \[(Fact|Theory)\]\n(?:    \[[^\n]*\]\n)*    public (?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Test();
}
