using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>What was said of a lesson goes back into its plan, and its arc shows the way there.</summary>
public sealed partial class A_lesson_changes_its_plan(Suite suite) : PlanJourney(suite)
{
    private const string Said = "They took the wall for what pushes";

    [Fact]
    public async Task From_the_talk_by_one_tap_to_the_plan_with_the_talk_beside_it_and_on_to_an_arc_that_is_whole()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        await nomsa.NameNeed(Topic);
        await nomsa.Link("Plan it").ClickAsync();
        await nomsa.Button("Begin it").ClickAsync();
        await nomsa.IsOnPlan();
        await nomsa.Page.IsSaved();
        var gathering = await nomsa.CallToday(cluster);
        await nomsa.AddLesson(gathering, "Two skateboards", sibusiso.Name, plan: Topic);
        await nomsa.IsOver(gathering);
        await nomsa.Open($"{gathering}/record");
        var lesson = (await nomsa.Page.Locator(".slot a.button").GetAttributeAsync("href"))!.Split('/')[^1];
        await sibusiso.Open($"{cluster}/talk/lesson/{lesson}");
        await sibusiso.IsLive();
        await sibusiso.Tell(Said);

        // On the phone: what was said stands above the plan, and what came of it is kept from below it.
        await nomsa.Open($"{cluster}/talk/lesson/{lesson}");
        await nomsa.Link("Change the plan").ClickAsync();
        await nomsa.Page.Stands();
        var said = nomsa.Page.Locator(".said__posts");
        await Assertions.Expect(said).ToContainTextAsync(Said);
        Assert.True((await Box(said)).Y < (await Box(nomsa.Page.Locator(".plan"))).Y);
        await nomsa.Page.Write("Without a wall this time");
        await nomsa.Page.IsSaved();
        await Assertions.Expect(nomsa.Page.Locator("#Improved_Name")).ToHaveValueAsync(ImprovedName());
        await nomsa.Page.Locator("#keep button").ClickAsync();
        await nomsa.IsAt("/arc");
        await IsWhole(nomsa);

        // At a desk: beside it, and it stays there however far one reads.
        var with = ProgrammeSteps.Desktop;
        with.StorageState = await sibusiso.Context.StorageStateAsync();
        var desk = await Arrive("Sibusiso Nkosi at a desk", with);
        await desk.Open($"{cluster}/lessons/{lesson}/arc");
        await IsWhole(desk);
        await desk.Link("Change the plan").ClickAsync();
        await desk.Page.Stands();
        var plan = await Box(desk.Page.Locator(".plan"));
        var aside = await Box(desk.Page.Locator(".said__card"));
        Assert.True(aside.X >= plan.X + plan.Width, $"The talk begins at {aside.X}, and the plan ends at {plan.X + plan.Width}.");
        await desk.Page.Locator(".plan .sheet").Last.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(desk.Page.Locator("#said-title")).ToBeInViewportAsync();

        await desk.Mark();
        await nomsa.Open($"{cluster}/talk/lesson/{lesson}");
        await nomsa.IsLive();
        await nomsa.Tell("Better with two walls");
        await desk.Link("New posts?").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".said__posts > li")).ToHaveCountAsync(2);
        await desk.WasNeverReloaded();
        await desk.Field("A name for it").FillAsync("Walls come last");
        await desk.Page.Locator(".said__keep").ClickAsync();
        await desk.IsAt("/arc");
        await Assertions.Expect(desk.Page.Locator("#improved .arc__what")).ToHaveTextAsync("Walls come last");
        await desk.Page.Locator("#improved .arc__what").ClickAsync();
        await desk.Page.Locator(".from-reflection").ClickAsync();
        await desk.IsAt($"/talk/lesson/{lesson}");
    }

    // All six dots, and from each step a tap to the next.
    private static async Task IsWhole(Person person)
    {
        await Assertions.Expect(person.Page.Locator(".arc-picture .is-there")).ToHaveCountAsync(6);
        var steps = person.Page.Locator(".arc__step--there");
        await Assertions.Expect(steps).ToHaveCountAsync(6);
        for (var i = 0; i < 5; i++)
        {
            await steps.Nth(i).Locator(".arc__next").ClickAsync();
            await Assertions.Expect(steps.Nth(i + 1).Locator("h2")).ToBeInViewportAsync();
            Assert.EndsWith($"#{await steps.Nth(i + 1).GetAttributeAsync("id")}", person.Page.Url, StringComparison.Ordinal);
        }
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator what) => (await what.BoundingBoxAsync())!;

    [GeneratedRegex(@"^Improved after the reflection of \d+ \w+$", RegexOptions.None, 1000)]
    private static partial Regex ImprovedName();
}
