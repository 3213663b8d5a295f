namespace CommunityClusters.E2E.Journeys;

/// <summary>The day is over, and the cluster has what was taught.</summary>
public sealed class Looking_back_on_the_day(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task A_day_ends_and_the_members_read_what_was_taught_with_the_plan_as_it_was_and_put_right_what_went_otherwise()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        var plan = await nomsa.BeginPlan("Newton’s third law");
        await nomsa.Page.IsSaved();
        var gathering = await nomsa.CallToday(cluster);
        await nomsa.AddLesson(gathering, "Two skateboards", sibusiso.Name, plan: "Newton’s third law");
        await nomsa.OpenRegister(gathering);
        await nomsa.Count("Mvula Hills", "11", 14);
        await nomsa.IsSavedThere();

        await nomsa.IsOver(gathering);

        await nomsa.Link("The whole record").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".slot h3")).ToHaveTextAsync("Newton’s third law");
        await Assertions.Expect(nomsa.Page.Locator(".slot__people")).ToContainTextAsync(sibusiso.Name);
        await nomsa.Sees("14 learners").ToBeVisibleAsync();

        // The plan goes on; what was taught stays.
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.Page.Write("Next time with three skateboards");
        await sibusiso.Page.IsSaved();
        await nomsa.Link("The plan as it was that day").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToContainTextAsync("Taught on ");
        await Assertions.Expect(nomsa.Page.GetByText("three skateboards")).ToHaveCountAsync(0);

        var reader = await Reader(sibusiso);
        await reader.Open($"{gathering}/record");
        await reader.Page.Locator(".slot a.button").ClickAsync();
        await reader.Button("It was not taught").ClickAsync();
        await reader.Sees($"{sibusiso.Name} said that it was not taught").ToBeVisibleAsync();
        await nomsa.Open(gathering);
        await nomsa.Sees("No lesson stands in the record.").ToBeVisibleAsync();
    }
}
