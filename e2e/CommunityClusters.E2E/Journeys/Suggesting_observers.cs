namespace CommunityClusters.E2E.Journeys;

/// <summary>Two teachers find who observes the lessons of a Saturday.</summary>
public sealed class Suggesting_observers(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task For_the_whole_day_with_the_reason_said_and_any_of_it_changed_before()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();
        await phone.Mark();
        await desk.Link("Suggest observers").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".watch__lesson")).ToHaveCountAsync(2);
        await Assertions.Expect(desk.Page.Locator(".watch__why").Filter(new() { HasText = "Nomsa Dlamini" }).First).ToContainTextAsync("Is coming");
        // Each has one: somebody else than they suggest for the second, nobody yet for the first.
        var (first, second) = (desk.Page.Locator(".watch__lesson").Nth(0), desk.Page.Locator(".watch__lesson").Nth(1));
        await first.GetByLabel("Nobody yet").CheckAsync();
        await second.GetByLabel(phone.Name).CheckAsync();
        await desk.Button("Take all").ClickAsync();
        await Assertions.Expect(desk.Slot(2).Locator(".slot__person b")).ToHaveTextAsync(phone.Name);
        Assert.Equal(programme, new Uri(desk.Page.Url).AbsolutePath);

        await Assertions.Expect(phone.Slot(2).Locator(".slot__you")).ToHaveTextAsync("you");
        await Assertions.Expect(phone.Slot(1).Locator(".slot__person")).ToHaveCountAsync(0);
        await phone.WasNeverReloaded();
        // At home it is new until they look.
        await phone.Open("/");
        await Assertions.Expect(phone.Page.Locator("#my-roles .badge")).ToHaveTextAsync("New");
        await phone.Page.Locator("#my-roles a").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".slot__you")).ToBeVisibleAsync();
        await phone.Open("/");
        await Assertions.Expect(phone.Page.Locator("#my-roles a")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator("#my-roles .badge")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_a_colleague_is_quicker_it_is_seen_live_and_told_and_nothing_is_asked_twice()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();
        await desk.Open($"{programme}/observers");
        await desk.IsLive();
        await phone.Open($"{programme}/observers");
        await phone.IsLive();
        await phone.Mark();

        await desk.Page.Locator(".watch__lesson").Nth(1).GetByLabel("Nobody yet").CheckAsync();
        await desk.Button("Take all").ClickAsync();
        await Assertions.Expect(desk.Slot(1).Locator(".slot__person")).ToHaveCountAsync(1);

        // The lesson says who observes it, and can no longer be chosen for.
        await Assertions.Expect(phone.Page.Locator(".watch__lesson").Nth(0).Locator(".slot__person")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Page.Locator(".watch__lesson").Nth(0).Locator(".watch__who")).ToBeHiddenAsync();
        await phone.WasNeverReloaded();
        await phone.Button("Take all").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".note[role=status]")).ToContainTextAsync($"{desk.Name} took it meanwhile");
        await phone.Open(programme);
        await Assertions.Expect(phone.Page.Locator(".slot__person")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Without_script_one_tap_asks_who_was_suggested_for_a_lesson()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();
        var reader = await Reader(desk);
        await reader.Open(programme);
        await reader.Page.Locator(".slot--lesson h3 a").First.ClickAsync();
        await reader.Link("Suggest observers").ClickAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = $"Ask them: {phone.Name}" }).ClickAsync();

        await Assertions.Expect(reader.Page.Locator(".slot__person b")).ToHaveTextAsync(phone.Name);
        await Assertions.Expect(phone.Slot(1).Locator(".slot__you")).ToHaveTextAsync("you");
    }

    private async Task<(Person Phone, Person Desk, string Programme)> TwoOnAProgramme()
    {
        var desk = await Arrive("Nomsa Dlamini", ProgrammeSteps.Desktop);
        await desk.SignUp();
        var cluster = await desk.StartCluster("Saturday Physics");
        var link = await desk.Invite();
        var phone = await Arrive("Sibusiso Nkosi");
        await phone.Join(link);
        var programme = await desk.CallDay(cluster.AbsolutePath);
        await desk.BeginUsualDay(programme);
        await desk.OpenProgramme(programme);
        await phone.OpenProgramme(programme);
        return (phone, desk, programme);
    }
}
