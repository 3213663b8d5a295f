namespace CommunityClusters.E2E.Journeys;

/// <summary>A lent phone goes back to its owner while what was observed and counted on it still waits.</summary>
public sealed class Signing_out_with_words_unsent(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task Without_signal_all_that_waits_is_listed_and_goes_into_one_file_and_who_comes_next_sees_nothing_of_it()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, gathering) = await OnTheDay(line);
        await sibusiso.Open("/me");
        var signInName = await sibusiso.Page.Locator("main .soft b[dir=ltr]").InnerTextAsync();
        await Lose(sibusiso, line);
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.ObservesNext();
        await sibusiso.Notes("The arrows of a pair are drawn on one body");
        await sibusiso.WaitsThere();
        await WritesGuest(sibusiso, gathering);

        await sibusiso.Open("/sign-out");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-page] li")).ToContainTextAsync("Newton’s third law");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-plans] li")).ToContainTextAsync("Register");
        var saved = await sibusiso.Page.RunAndWaitForDownloadAsync(() => sibusiso.Page.Locator("[data-save]").ClickAsync());
        var file = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains("The arrows of a pair are drawn on one body", file, StringComparison.Ordinal);
        Assert.Contains("Ayesha Khan", file, StringComparison.Ordinal);
        await sibusiso.Button("Sign out").ClickAsync();
        await sibusiso.Sees("You are signed out on this phone").ToBeVisibleAsync();
        await SeesNothing(sibusiso, gathering);

        await Find(sibusiso, line);
        var thandi = await TakeUp("Thandi Mokoena", sibusiso.Context, line.Address);
        // Whichever page is the first to tell the server of it, all of them open.
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => sibusiso.Context.NewPageAsync()));
        await Task.WhenAll(others.Select(p => p.GotoAsync($"{line.Address}/sign-up")));
        foreach (var page in others)
        {
            await Assertions.Expect(page.GetByLabel("Your name", new() { Exact = true })).ToBeVisibleAsync();
            await page.CloseAsync();
        }

        await thandi.SignUp();
        await thandi.Open("/waiting");
        await thandi.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        await Lose(thandi, line);
        await SeesNothing(thandi, gathering);
        await Find(thandi, line);
        await thandi.Open("/sign-out");
        await thandi.Button("Sign out").ClickAsync();
        await thandi.Sees("Give your group a name").ToBeVisibleAsync();

        // What he did not throw away goes when he is there again.
        await thandi.Open("/sign-in");
        await thandi.Field("Sign-in name").FillAsync(signInName);
        await thandi.Field("Password").FillAsync(Person.Password);
        await thandi.Button("Sign in").ClickAsync();
        await thandi.IsAt("/");
        await Assertions.Expect(thandi.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
        await thandi.OpenRegister(gathering);
        await thandi.Sees("Ayesha Khan").ToBeVisibleAsync();
        await thandi.Open($"{gathering}/day");
        await thandi.Page.Locator(".day__slot a").GetByText("My notes").ClickAsync();
        await Assertions.Expect(thandi.Page.Locator(".notes-list textarea")).ToHaveValueAsync("The arrows of a pair are drawn on one body");
    }

    [Fact]
    public async Task With_signal_that_takes_nothing_one_may_stay_or_throw_it_away_and_then_it_never_arrives()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await OnTheDay(line);
        await Lose(sibusiso, line);
        await WritesGuest(sibusiso, gathering);
        await sibusiso.Page.GotoAsync("about:blank");
        // The line is there, and whatever goes over it of words does not arrive.
        await sibusiso.Context.RouteAsync("**/documents/**", r => r.AbortAsync());
        await Find(sibusiso, line);

        await sibusiso.Open("/sign-out");
        var waits = sibusiso.Page.Locator("[data-waiting-plans] li");
        await Assertions.Expect(waits).ToContainTextAsync("Register");
        await sibusiso.Link("Stay signed in").ClickAsync();
        await sibusiso.IsAt("/");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");
        await sibusiso.Open("/sign-out");
        await waits.GetByRole(AriaRole.Button, new() { Name = "Throw away" }).ClickAsync();
        await Assertions.Expect(waits).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-card]")).ToBeHiddenAsync();
        await sibusiso.Button("Sign out").ClickAsync();
        await sibusiso.Sees("Give your group a name").ToBeVisibleAsync();
        await Lose(sibusiso, line);
        await SeesNothing(sibusiso, gathering);

        await nomsa.OpenRegister(gathering);
        await Assertions.Expect(nomsa.Page.GetByText("Ayesha Khan")).ToHaveCountAsync(0);
    }

    // A full phone has room for a word only where something else goes.
    private const string Full = """
        {
          const { put } = Cache.prototype;
          Cache.prototype.put = async function (...said) {
            if ((await caches.keys()).some((name) => name.startsWith("pages-"))) throw new DOMException("", "QuotaExceededError");
            return put.apply(this, said);
          };
        }
        """;

    [Fact]
    public async Task On_a_full_phone_without_signal_one_is_signed_out_all_the_same_and_the_server_hears_of_it()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, gathering) = await OnTheDay(line);
        await sibusiso.Context.AddInitScriptAsync(Full);
        await Lose(sibusiso, line);

        await sibusiso.Open("/sign-out");
        await sibusiso.Button("Sign out").ClickAsync();
        await sibusiso.Sees("You are signed out on this phone").ToBeVisibleAsync();
        await SeesNothing(sibusiso, gathering);

        await Find(sibusiso, line);
        await sibusiso.Open("/");
        await sibusiso.Sees("Give your group a name").ToBeVisibleAsync();
        await sibusiso.Open("/me");
        await sibusiso.IsAt("/sign-in");
    }

    private async Task<(Person Nomsa, Person Sibusiso, string Gathering)> OnTheDay(Line line)
    {
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        return (nomsa, sibusiso, gathering);
    }

    private static async Task WritesGuest(Person person, string gathering)
    {
        await person.OpenRegister(gathering);
        await person.Field("Name").FillAsync("Ayesha Khan");
        await person.Button("Write in").ClickAsync();
        await person.WaitsThere();
    }

    private static async Task SeesNothing(Person person, string gathering)
    {
        foreach (var path in new[] { $"{gathering}/day", $"{gathering}/register", "/days" })
        {
            await person.Open(path);
            await Assertions.Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
            await Assertions.Expect(person.Page.Locator("body")).Not.ToContainTextAsync("Newton");
            await Assertions.Expect(person.Page.Locator("body")).Not.ToContainTextAsync("Ayesha");
        }

        Assert.Equal(0, await person.Page.EvaluateAsync<int>($"Object.keys(localStorage).filter(name => name.includes('{gathering[^36..]}') || name.startsWith('sheets-')).length"));
    }

    private static async Task Lose(Person person, Line line)
    {
        await person.Context.SetOfflineAsync(true);
        line.Cut();
    }

    private static async Task Find(Person person, Line line)
    {
        line.Mend();
        await person.Context.SetOfflineAsync(false);
    }
}
