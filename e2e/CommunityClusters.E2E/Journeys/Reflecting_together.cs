namespace CommunityClusters.E2E.Journeys;

/// <summary>The reflection with signal: live, side by side where there is room.</summary>
public sealed class Reflecting_together(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task An_issue_is_raised_on_a_phone_and_stands_at_once_beside_the_other_lessons_on_a_wide_screen()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Lenses", sibusiso.Name);
        await nomsa.AddLesson(gathering, "Mirrors", sibusiso.Name);
        await nomsa.Presents(gathering, "Lenses");
        var with = ProgrammeSteps.Desktop;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        var laptop = await Arrive(nomsa.Name, with);
        await laptop.Open($"{gathering}/reflection");
        await laptop.IsLive();
        await laptop.Mark();
        var (left, right) = (await laptop.Column("Lenses").BoundingBoxAsync(), await laptop.Column("Mirrors").BoundingBoxAsync());
        Assert.Equal(left!.Y, right!.Y);
        Assert.True(left.X + left.Width <= right.X);
        await Assertions.Expect(laptop.Column("Lenses")).ToContainTextAsync("Observed by Sibusiso Nkosi: what they raise opens the talk.");

        await sibusiso.Open($"{gathering}/reflection");
        var (above, below) = (await sibusiso.Column("Lenses").BoundingBoxAsync(), await sibusiso.Column("Mirrors").BoundingBoxAsync());
        Assert.True(above!.Y + above.Height <= below!.Y);
        Assert.True(await sibusiso.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await sibusiso.Column("Lenses").GetByText("Raise an issue from my notes").ClickAsync();
        await sibusiso.Page.Locator(".day__slot").Filter(new() { HasText = "Lenses" }).GetByRole(AriaRole.Button, new() { Name = "Observe it" }).ClickAsync();
        await sibusiso.IsAt(DaySteps.ObservationPage());
        await sibusiso.Field("The one issue I will raise").FillAsync("Where does the light go?");
        await sibusiso.IsSavedThere();
        await sibusiso.RaisesIt("Where does the light go?");
        await sibusiso.Sees("You raised it in the talk of this lesson.").ToBeVisibleAsync();

        await Assertions.Expect(laptop.Column("Lenses").Locator(".raised__post .prose")).ToHaveTextAsync("Where does the light go?");
        await Assertions.Expect(laptop.Column("Lenses").Locator(".reflection__opens")).ToBeHiddenAsync();
        await laptop.Sees("You taught this lesson: would you like to answer first?").ToBeVisibleAsync();
        await sibusiso.Link("Open the talk").ClickAsync();
        await sibusiso.IsLive();
        await sibusiso.Sees("Nomsa Dlamini taught this lesson: the first answer is offered to them. Everyone may write.").ToBeVisibleAsync();
        await sibusiso.Tell("Take your time");

        await Assertions.Expect(laptop.Column("Lenses").Locator("[data-posts] .prose")).ToHaveTextAsync(["Take your time"]);
        await laptop.SaysAbout("Lenses", "Through the middle");
        await Assertions.Expect(laptop.Column("Lenses").Locator("[data-posts] .prose")).ToHaveTextAsync(["Take your time", "Through the middle"]);
        await Assertions.Expect(laptop.Page.Locator("[data-offered-to]")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Posts()).ToHaveTextAsync(["Where does the light go?", "Take your time", "Through the middle"]);
        await Assertions.Expect(sibusiso.Page.Locator("[data-offered-to]")).ToHaveCountAsync(0);
        await laptop.WasNeverReloaded();
    }
}
