namespace CommunityClusters.E2E.Journeys;

/// <summary>Who will do what by when: written down in the meeting, done or let go at home.</summary>
public sealed class Taking_on_an_action(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task What_a_colleague_said_yes_to_is_on_their_home_page_and_done_or_let_go_by_one_tap()
    {
        var (nomsa, sibusiso, gathering) = await TwoAtAGathering();
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);

        await nomsa.WritesDown("Borrow the trolleys", sibusiso.Name, "2199-03-28");
        await nomsa.WritesDown("Ask for paper", sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator("#actions > .action")).ToHaveCountAsync(2);
        await Assertions.Expect(sibusiso.TakenOn("Borrow the trolleys")).ToContainTextAsync($"{sibusiso.Name} · until");

        await sibusiso.Open("/");
        var mine = sibusiso.Page.Locator("#my-actions");
        await Assertions.Expect(mine).ToContainTextAsync($"written down by {nomsa.Name}");
        await sibusiso.Button("Done: Borrow the trolleys").ClickAsync();
        await Assertions.Expect(mine.GetByText("Borrow the trolleys")).ToHaveCountAsync(0);
        await sibusiso.Button("Let it go: Ask for paper").ClickAsync();
        await Assertions.Expect(mine.Locator("li")).ToHaveCountAsync(0);

        await Assertions.Expect(nomsa.TakenOn("Borrow the trolleys").Locator(".badge")).ToHaveTextAsync("Done");
        await Assertions.Expect(nomsa.TakenOn("Ask for paper").Locator(".badge")).ToHaveTextAsync("Let go");
        await nomsa.Button("I take it up again: Ask for paper").ClickAsync();
        await Assertions.Expect(nomsa.TakenOn("Ask for paper").Locator(".badge")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.TakenOn("Ask for paper")).Not.ToContainTextAsync(sibusiso.Name);
        await nomsa.Open("/");
        await Assertions.Expect(nomsa.Page.Locator("#my-actions")).ToContainTextAsync("Ask for paper");
    }

    [Fact]
    public async Task Without_signal_it_waits_on_the_phone_and_arrives_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoAtAGathering(line.Address);
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);

        line.Cut();
        await sibusiso.WritesDown("Find a hall", sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-list=actions] .action__what")).ToHaveTextAsync("Find a hall");

        line.Mend();
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(nomsa.TakenOn("Find a hall")).ToContainTextAsync(sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-list=actions] > li")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator("#actions > .action")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_written_on_a_kept_page_and_on_the_same_page_opened_again_all_arrives()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoAtAGathering(line.Address);
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);
        await sibusiso.IsKeptOnPhone($"{gathering}/minutes");

        await sibusiso.Loses(line);
        await sibusiso.WritesDown("Find a hall", sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-list=actions] .action__what")).ToHaveTextAsync(["Find a hall"]);
        await sibusiso.Page.ReloadAsync();
        await sibusiso.WritesDown("Borrow the trolleys", sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-list=actions] .action__what")).ToHaveTextAsync(["Find a hall", "Borrow the trolleys"]);

        await sibusiso.Finds(line);
        await Assertions.Expect(nomsa.Page.Locator("#actions > .action .action__what")).ToHaveTextAsync(["Borrow the trolleys", "Find a hall"]);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
    }

    [Fact]
    public async Task What_was_said_at_home_without_signal_says_there_that_it_waits_and_is_not_tapped_twice()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoAtAGathering(line.Address);
        await nomsa.OpenMinutes(gathering);
        await nomsa.WritesDown("Borrow the trolleys", sibusiso.Name);
        await nomsa.WritesDown("Ask for paper", sibusiso.Name);
        await Assertions.Expect(nomsa.Page.Locator("#actions > .action")).ToHaveCountAsync(2);
        await sibusiso.Open("/");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.IsKeptOnPhone("/");

        await sibusiso.Loses(line);
        var rows = sibusiso.Page.Locator("#my-actions li");
        var trolleys = rows.Filter(new() { HasText = "Borrow the trolleys" });
        var paper = sibusiso.Button("Done: Ask for paper");
        await sibusiso.Page.TabTo(sibusiso.Button("Done: Borrow the trolleys"));
        await sibusiso.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(trolleys.Locator("[data-tap-waits]")).ToHaveTextAsync("Done · Waiting to send");
        await Assertions.Expect(trolleys.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(paper).ToBeFocusedAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-tapped-said]")).ToHaveTextAsync("Done: Borrow the trolleys");

        // The page that was kept knows nothing of it; the phone does.
        await sibusiso.Page.ReloadAsync();
        await Assertions.Expect(trolleys.Locator("[data-tap-waits]")).ToHaveTextAsync("Done · Waiting to send");
        await sibusiso.Page.TabTo(paper);
        await sibusiso.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sibusiso.Page.Locator("#my-actions h2")).ToBeFocusedAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("2 things wait to be sent");

        await sibusiso.Finds(line);
        await Assertions.Expect(sibusiso.Page.Locator("#my-actions")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.Locator("#actions .badge")).ToHaveTextAsync(["Done", "Done"]);
    }

    [Fact]
    public async Task A_page_that_is_fetched_when_the_signal_is_back_knows_what_was_tapped_without_it()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoAtAGathering(line.Address);
        await nomsa.OpenMinutes(gathering);
        await nomsa.WritesDown("Borrow the trolleys", sibusiso.Name);
        await Assertions.Expect(nomsa.Page.Locator("#actions > .action")).ToHaveCountAsync(1);
        await sibusiso.Open("/");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.IsKeptOnPhone("/");
        await sibusiso.Loses(line);
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Button("Done: Borrow the trolleys").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");

        // The worst order: the page is fetched before the tap arrives, and drawn after it is known to be there.
        await sibusiso.Page.EvaluateAsync("""
            () => {
              let comes;
              window.pageComes = new Promise((done) => (comes = done));
              const sent = new Promise((done) => document.addEventListener("outcome", done, { once: true }));
              document.addEventListener("turbo:before-render", (event) => {
                event.preventDefault();
                comes();
                sent.then(() => event.detail.resume());
              }, { once: true });
            }
            """);
        await sibusiso.Page.RouteAsync("**/*", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await sibusiso.Page.EvaluateAsync("() => Promise.race([pageComes, new Promise((done) => setTimeout(done, 1000))])");
            }

            await route.ContinueAsync();
        });
        await sibusiso.Finds(line);

        await Assertions.Expect(nomsa.TakenOn("Borrow the trolleys").Locator(".badge")).ToHaveTextAsync("Done");
        await Assertions.Expect(sibusiso.Page.Locator("body[data-earlier]")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator("#my-actions")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_keyboard_alone_it_is_changed_and_found_in_the_clusters_list()
    {
        var (nomsa, _, gathering) = await TwoAtAGathering();
        await nomsa.Open(gathering[..gathering.IndexOf("/gatherings/", StringComparison.Ordinal)]);
        await nomsa.Page.GetByRole(AriaRole.Link, new() { Name = "Actions" }).ClickAsync();
        await nomsa.Page.TabTo(nomsa.Page.Locator("#take-on > summary"));
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.Page.TabTo(nomsa.Page.Locator("#Taking_What"));
        await nomsa.Page.Keyboard.TypeAsync("Ask for paper");
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.Page.TabTo(nomsa.TakenOn("Ask for paper").Locator(".action__change"));
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.Page.TabTo(nomsa.Page.Locator("#Ask_What"));
        await nomsa.Page.Keyboard.PressAsync("Control+a");
        await nomsa.Page.Keyboard.TypeAsync("Ask for squared paper");
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nomsa.TakenOn("Ask for squared paper")).ToContainTextAsync(nomsa.Name);
    }

    private async Task<(Person Nomsa, Person Sibusiso, string Gathering)> TwoAtAGathering(string? his = null)
    {
        var (nomsa, sibusiso) = await TwoInACluster(his: his);
        return (nomsa, sibusiso, await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath));
    }
}
