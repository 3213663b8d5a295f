namespace CommunityClusters.E2E.Journeys;

/// <summary>Two teachers say what their Saturday needs, and who brings it.</summary>
public sealed class Bringing_things_along(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task What_one_needs_the_other_brings_and_both_see_it_without_a_reload_and_keep_what_they_type()
    {
        var (nomsa, sibusiso, bring) = await TwoWhoBring();
        await sibusiso.Mark();

        // Learners, and photocopies that follow them.
        await nomsa.Expect("Mvula Hills Secondary", "11", "45");
        await Assertions.Expect(sibusiso.Page.Locator(".expected__count")).ToHaveTextAsync("45");
        await nomsa.Page.Locator("#ask").GetByText("Photocopies", new() { Exact = true }).ClickAsync();
        await nomsa.Page.Locator("#Ask_Name").FillAsync("Worksheet on forces");
        await nomsa.Page.Locator("#Ask_Pages").FillAsync("2");
        await nomsa.Page.Locator("#Ask_Grade").SelectOptionAsync("11");
        await nomsa.Button("Ask for it").ClickAsync();
        await Assertions.Expect(sibusiso.Thing("Worksheet on forces")).ToContainTextAsync("2 pages × 45 learners expected in grade 11 = 90");

        // He brings some, while he types the school; her change of the learners takes nothing from under his fingers.
        var copies = sibusiso.Thing("Worksheet on forces");
        await copies.GetByText("For a school").ClickAsync();
        await copies.GetByLabel("How many pages?").FillAsync("50");
        await copies.GetByLabel("Which school brings it?").FillAsync("Khanyisa High");
        await nomsa.IsLive();
        await nomsa.Page.Locator(".expected__row summary").ClickAsync();
        await nomsa.Page.Locator(".expected__row").GetByLabel("How many learners?").FillAsync("50");
        await nomsa.Page.Locator(".expected__row").GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(copies).ToContainTextAsync("= 100");
        await Assertions.Expect(copies.GetByLabel("Which school brings it?")).ToHaveValueAsync("Khanyisa High");
        await Assertions.Expect(copies.GetByLabel("Which school brings it?")).ToBeFocusedAsync();
        await copies.GetByRole(AriaRole.Button, new() { Name = "I bring it" }).ClickAsync();
        await Assertions.Expect(nomsa.Thing("Worksheet on forces")).ToContainTextAsync("Khanyisa High");
        await Assertions.Expect(nomsa.Thing("Worksheet on forces").Locator(".thing__still")).ToContainTextAsync("50 pages");

        // His own he takes back in one tap, from what came live.
        await copies.GetByLabel("How many pages?").FillAsync("50");
        await copies.GetByRole(AriaRole.Button, new() { Name = "I bring it" }).ClickAsync();
        await Assertions.Expect(nomsa.Thing("Worksheet on forces").Locator(".thing__still")).ToContainTextAsync("Enough");
        await Assertions.Expect(nomsa.Thing("Worksheet on forces").Locator(".pledge__back:visible")).ToHaveCountAsync(1);
        await copies.Locator(".pledge--mine .pledge__back").ClickAsync();
        await Assertions.Expect(nomsa.Thing("Worksheet on forces").Locator(".pledge")).ToHaveCountAsync(1);
        await sibusiso.WasNeverReloaded();
        Assert.NotEmpty(bring);
    }

    [Fact]
    public async Task A_pledge_without_signal_waits_on_the_phone_and_arrives_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, bring) = await TwoWhoBring(his: line.Address);
        await nomsa.Ask("Graph paper", "200", "sheets");
        await Assertions.Expect(sibusiso.Thing("Graph paper")).ToContainTextAsync("Still needed: 200 sheets");

        line.Cut();
        await sibusiso.Thing("Graph paper").GetByLabel("How many? (sheets)").FillAsync("80");
        await sibusiso.Thing("Graph paper").GetByRole(AriaRole.Button, new() { Name = "I bring it" }).ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");
        await Assertions.Expect(sibusiso.Thing("Graph paper").Locator(".pledges--waiting")).ToContainTextAsync("80");

        line.Mend();
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(nomsa.Thing("Graph paper")).ToContainTextAsync("Still needed: 120 sheets");
        await Assertions.Expect(nomsa.Thing("Graph paper").Locator("> .pledges:not(.pledges--waiting) .pledge")).ToContainTextAsync("Sibusiso Nkosi");
        await Assertions.Expect(sibusiso.Thing("Graph paper").Locator(".pledges--waiting > li")).ToHaveCountAsync(0);
        await sibusiso.Open(bring[..^"/bring".Length] + "/day");
        await Assertions.Expect(sibusiso.Page.GetByText("You bring: 80 sheets: Graph paper")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_a_colleague_said_meanwhile_is_told_where_it_was_typed()
    {
        var (nomsa, sibusiso, _) = await TwoWhoBring();
        await nomsa.Expect("Mvula Hills Secondary", "11", "45");
        await Assertions.Expect(sibusiso.Page.Locator(".expected__count")).ToHaveTextAsync("45");

        await sibusiso.Expect("Mvula Hills Secondary", "11", "60");

        await Assertions.Expect(sibusiso.Page.Locator("[data-refused-here]")).ToContainTextAsync("Somebody said 45 learners for Mvula Hills Secondary and this grade meanwhile.");
        await Assertions.Expect(nomsa.Page.Locator(".expected__count")).ToHaveTextAsync("45");
    }

    [Fact]
    public async Task Without_script_all_of_it_is_said_by_forms_alone()
    {
        var (nomsa, _, bring) = await TwoWhoBring();
        var reader = await Reader(nomsa);
        await reader.Open(bring);
        await reader.Expect("Mvula Hills Secondary", "11", "45");
        await Assertions.Expect(reader.Page.Locator(".expected__count")).ToHaveTextAsync("45");
        await reader.Ask("Graph paper", "200", "sheets");
        await reader.Thing("Graph paper").GetByRole(AriaRole.Button, new() { Name = "I bring it" }).ClickAsync();
        await Assertions.Expect(reader.Thing("Graph paper").Locator(".thing__still")).ToContainTextAsync("Enough");
        await Assertions.Expect(nomsa.Thing("Graph paper").Locator(".pledge__you")).ToBeVisibleAsync();

        await reader.Thing("Graph paper").GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await reader.Page.Locator("#Change_Amount").FillAsync("260");
        await reader.Button("Keep it so").ClickAsync();
        await Assertions.Expect(reader.Thing("Graph paper").Locator(".thing__still")).ToContainTextAsync("60 sheets");
        await reader.Thing("Graph paper").Locator(".pledge__back").ClickAsync();
        await Assertions.Expect(reader.Thing("Graph paper").Locator(".thing__still")).ToContainTextAsync("260 sheets");
    }

    /// <summary>Nomsa and Sibusiso, both on the page of who brings what to a day.</summary>
    private async Task<(Person Nomsa, Person Sibusiso, string Bring)> TwoWhoBring(string? his = null)
    {
        var (nomsa, sibusiso) = await TwoInACluster(his: his);
        var programme = await nomsa.CallDay(new Uri(nomsa.Page.Url).AbsolutePath);
        var bring = programme.Replace("/programme", "/bring", StringComparison.Ordinal);
        foreach (var person in new[] { nomsa, sibusiso })
        {
            await person.Open(bring);
            await person.IsLive();
        }

        return (nomsa, sibusiso, bring);
    }
}
