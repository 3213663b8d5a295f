namespace CommunityClusters.E2E.Journeys;

/// <summary>An observer in a room without signal, from the evening before.</summary>
public sealed class Observing_without_signal(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task The_day_opens_without_signal_and_what_is_noted_outlives_a_closed_page_and_goes_with_the_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Button("Keep it on this phone").ClickAsync();
        await sibusiso.Sees("On this phone since").ToBeVisibleAsync();

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Open($"{gathering}/day");
        await Assertions.Expect(sibusiso.Page.Locator("[data-next-says]")).ToContainTextAsync("You observe");
        await sibusiso.Page.Locator(".day__next").GetByRole(AriaRole.Button, new() { Name = "Observe it" }).ClickAsync();
        await sibusiso.Button("The lesson begins now").ClickAsync();
        await sibusiso.Button("Where did they get stuck?").ClickAsync();
        await sibusiso.Page.Keyboard.TypeAsync("The arrows of a pair are drawn on one body");
        await sibusiso.Field("The one issue I will raise").FillAsync("When do we let them argue?");
        await sibusiso.WaitsThere();
        await sibusiso.Page.ReloadAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list textarea")).ToHaveValueAsync("The arrows of a pair are drawn on one body");
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list__minute")).ToHaveTextAsync("0’");

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
        var sheet = new Uri(sibusiso.Page.Url).AbsolutePath;
        var reader = await Reader(sibusiso);
        await reader.Open(Suite.Program.Address + sheet);
        await reader.Sees("The arrows of a pair are drawn on one body").ToBeVisibleAsync();
        await reader.Sees("When do we let them argue?").ToBeVisibleAsync();

        // The presenter, who is a member too, finds nothing there.
        Assert.Equal(404, (await nomsa.Open(sheet))!.Status);
        await Assertions.Expect(nomsa.Page.Locator("body")).Not.ToContainTextAsync("The arrows of a pair");
    }
}
