namespace CommunityClusters.E2E.Journeys;

/// <summary>What a plan was, who wrote it, and what is to be gone for good.</summary>
public sealed class Looking_back(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task One_names_a_milestone_looks_at_what_a_colleague_changed_and_brings_it_back_before_their_eyes()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await nomsa.Page.Write("Two bodies push");
        await sibusiso.Page.Says("Two bodies push");
        await nomsa.Page.IsSaved();
        await nomsa.NameAsItStands("As taught on 14 March");

        await sibusiso.Page.Write(" and pull each other");
        await sibusiso.Page.IsSaved();
        await nomsa.Page.Locator(".list b").GetByText("As taught on 14 March").ClickAsync();
        await nomsa.IsAt("/history/moment");
        await nomsa.Link("What changed since").ClickAsync();
        await nomsa.IsAt("/history/changes");
        await Assertions.Expect(nomsa.Page.Locator(".prose ins")).ToHaveTextAsync("added by Sibusiso Nkosi:  and pull each other");

        await nomsa.Open($"{plan.AbsolutePath}/history/moment?number=1");
        await nomsa.Link("Bring this back").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".prose del")).ToHaveTextAsync("removed:  and pull each other");
        await nomsa.Button("Bring it back").ClickAsync();
        await nomsa.IsOnPlan();

        await sibusiso.Page.Says("Two bodies push");
        await sibusiso.Page.Write(" each other");
        Assert.Equal("Two bodies push each other", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
        await nomsa.LookBack();
        await nomsa.Sees("An earlier state was brought back").ToBeVisibleAsync();
        await nomsa.Link("Who wrote what").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".prose .by")).ToHaveTextAsync(["Nomsa Dlamini: Two bodies push", "Sibusiso Nkosi:  each other"]);
    }

    [Fact]
    public async Task A_passage_that_is_taken_down_is_gone_for_the_colleague_at_once_and_from_every_moment()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await nomsa.Page.Write("Begin with the skateboards");
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.Page.Keyboard.TypeAsync("Thandeka could not say why");
        await nomsa.Page.IsSaved();
        await sibusiso.Page.Says(text => text.Contains("could not say why", StringComparison.Ordinal));

        // Without script, as it also goes.
        var reader = await Reader(sibusiso);
        await reader.Open(plan.AbsolutePath);
        await reader.NameAsItStands("As planned");
        await reader.Open($"{plan.AbsolutePath}/history/moment");
        await reader.Page.Locator("article").Filter(new() { Has = reader.Page.GetByRole(AriaRole.Heading, new() { Name = PlanSteps.Introduction }) }).GetByRole(AriaRole.Link).ClickAsync();
        await reader.Page.GetByText("Thandeka could not say why").ClickAsync();
        await reader.Button("Take it down for good").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".prose .taken")).ToHaveTextAsync("taken down");

        foreach (var page in new[] { nomsa.Page, sibusiso.Page })
        {
            await page.Says(text => !text.Contains("Thandeka", StringComparison.Ordinal) && text.StartsWith("Begin with the skateboards", StringComparison.Ordinal));
        }

        // She typed it, and still nothing of hers puts it back.
        foreach (var keys in new[] { "Control+z", "Control+z", "Control+y", "Control+y" })
        {
            await nomsa.Page.Keyboard.PressAsync(keys);
        }

        Assert.DoesNotContain("Thandeka", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page), StringComparison.Ordinal);
        await reader.Open($"{plan.AbsolutePath}/history/moment?number=1");
        await Assertions.Expect(reader.Page.Locator(".prose .taken")).ToHaveTextAsync("taken down");
        await Assertions.Expect(reader.Page.GetByText("Thandeka")).ToHaveCountAsync(0);
        await reader.Open($"{plan.AbsolutePath}/history");
        await Assertions.Expect(reader.Page.Locator("section").Filter(new() { HasText = "Taken down for good" })).ToContainTextAsync(sibusiso.Name);

        await sibusiso.Page.Do(PlanSteps.Introduction, "Take down for good");
        await sibusiso.IsAt("/history/take-down");
        await sibusiso.Sees("Begin with the skateboards").ToBeVisibleAsync();
    }
}
