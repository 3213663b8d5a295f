namespace CommunityClusters.E2E.Journeys;

/// <summary>What was read once is read again in the valley, by the same teacher alone.</summary>
public sealed class Reading_without_signal(Suite suite) : Journey(suite)
{
    private const string Cluster = "Optics in the valley";
    private const string KeptPages = "caches.keys().then(all => all.filter(name => name.startsWith('pages-')).length)";

    [Fact]
    public async Task A_page_that_was_read_before_opens_from_the_phone_says_so_and_is_up_to_date_again_with_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);
        var link = await nomsa.Invite();
        await nomsa.Open("/");
        await nomsa.Page.GoBackAsync();
        await nomsa.BackToCluster();

        line.Cut();
        await nomsa.Open(cluster.AbsolutePath);
        await nomsa.Sees("No signal. This page is from").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToHaveTextAsync(Cluster);
        await nomsa.Page.Locator(".topbar__name").ClickAsync();
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = "My clusters" })).ToBeVisibleAsync();
        await nomsa.Sees("No signal. This page is from").ToBeVisibleAsync();
        await nomsa.Open(cluster.AbsolutePath);

        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(Suite.Program.Address + new Uri(link).PathAndQuery);
        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator("[data-earlier-note]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_is_not_on_the_phone_says_so_and_shows_what_is()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);

        await nomsa.Page.ReloadAsync();
        foreach (var path in new[] { "/plans", "/plans?Seek.Words=lens", cluster.AbsolutePath + "/plans" })
        {
            await nomsa.Open(path);
        }

        line.Cut();
        await nomsa.Open(cluster.AbsolutePath + "/members");

        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
        var kept = nomsa.Page.Locator("[data-kept-list] b");
        await Assertions.Expect(kept.GetByText("Plans", new() { Exact = true })).ToHaveCountAsync(1);
        await Assertions.Expect(kept.GetByText($"Plans: {Cluster}", new() { Exact = true })).ToBeVisibleAsync();
        await kept.GetByText(Cluster, new() { Exact = true }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToHaveTextAsync(Cluster);
    }

    [Fact]
    public async Task Whoever_signs_in_next_reads_nothing_of_it()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);
        await nomsa.Open("/sign-out");
        await nomsa.Button("Sign out").ClickAsync();
        await nomsa.Sees("Give your group a name").ToBeVisibleAsync();
        await nomsa.Page.Until($"() => {KeptPages}.then(count => count === 0)");
        await nomsa.SignUp();

        line.Cut();
        await nomsa.Open(cluster.AbsolutePath);
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.GetByText(Cluster)).ToHaveCountAsync(0);
        await nomsa.Page.GoBackAsync();
        await Assertions.Expect(nomsa.Page.GetByText(Cluster)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_shared_phone_nothing_is_kept()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);
        await nomsa.Open("/me");
        var signInName = await nomsa.Page.Locator("main .soft b[dir=ltr]").InnerTextAsync();
        var office = await Arrive("Nomsa at the office", at: line.Address, losesLine: true);
        await office.Open("/sign-in");
        await office.Field("Sign-in name").FillAsync(signInName);
        await office.Field("Password").FillAsync(Person.Password);
        await office.Page.GetByText("Others use this phone too").ClickAsync();
        await office.Button("Sign in").ClickAsync();
        await office.IsAt("/");
        await KeepsPages(office);
        await office.Open(cluster.AbsolutePath);
        await office.IsOnClusterPage();

        Assert.Equal(0, await office.Page.EvaluateAsync<int>(KeptPages));
        line.Cut();
        await office.Open(cluster.AbsolutePath);
        await Assertions.Expect(office.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
        await Assertions.Expect(office.Page.GetByText(Cluster)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Signing_out_works_without_signal_and_offers_to_save_or_discard_what_waits()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);
        await nomsa.Open(cluster.AbsolutePath + "/needs");
        await nomsa.IsLive();
        var stolen = Person.Phone;
        stolen.StorageState = await nomsa.Context.StorageStateAsync();
        line.Cut();
        await nomsa.TypeNeed("Kept until I come back");
        await Assertions.Expect(nomsa.Page.Locator(".need--waiting")).ToBeVisibleAsync();

        await nomsa.Open("/sign-out");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-page] li")).ToContainTextAsync("Kept until I come back");
        await nomsa.Sees("This browser does not promise to keep what waits").ToBeVisibleAsync();
        var saved = await nomsa.Page.RunAndWaitForDownloadAsync(() => nomsa.Button("Save as a file").ClickAsync());
        Assert.Contains("Kept until I come back", await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await nomsa.Button("Sign out").ClickAsync();
        await nomsa.Sees("You are signed out on this phone").ToBeVisibleAsync();
        await nomsa.Open(cluster.AbsolutePath);
        await Assertions.Expect(nomsa.Page.GetByText(Cluster)).ToHaveCountAsync(0);

        line.Mend();
        await nomsa.Open(cluster.AbsolutePath);
        await Assertions.Expect(nomsa.Field("Sign-in name")).ToBeVisibleAsync();
        stolen.BaseURL = Suite.Program.Address;
        var copy = await Arrive("Somebody with her cookie", stolen);
        await copy.Open(cluster.AbsolutePath);
        await Assertions.Expect(copy.Field("Sign-in name")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_left_elsewhere_finds_the_clusters_pages_gone_at_the_next_contact()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        await nomsa.StartCluster("Stays on the phone");
        var cluster = await nomsa.StartCluster(Cluster);
        await nomsa.Page.ReloadAsync();
        var with = Person.Phone;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        await nomsa.Open("/find");
        var other = await Arrive("Nomsa on another phone", with, line.Address);
        await other.Open(cluster.AbsolutePath);
        await other.Leave();

        await nomsa.Open("/");
        await Assertions.Expect(nomsa.Page.Locator("[data-my-clusters] a")).ToHaveCountAsync(1);
        await Assertions.Expect(nomsa.Page.Locator("html")).ToBeVisibleAsync();
        await nomsa.Page.Until($"() => caches.match('{cluster.AbsolutePath}').then(found => !found)");
        line.Cut();
        await nomsa.Open(cluster.AbsolutePath);
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_was_taken_away_takes_no_other_with_it_but_the_end_of_a_membership_does()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var cluster = await nomsa.StartCluster(Cluster);
        await nomsa.Page.ReloadAsync();
        await nomsa.Open(cluster.AbsolutePath + "/needs");
        await nomsa.IsLive();
        // As read before it was taken away.
        var gone = $"{cluster.AbsolutePath}/plans/{Guid.NewGuid()}";
        await nomsa.Page.EvaluateAsync($"async () => {{ const name = (await caches.keys()).find(k => k.startsWith('pages-')); await (await caches.open(name)).put('{gone}', new Response('gone')); }}");

        await nomsa.Open(gone);
        await nomsa.Page.Until($"() => caches.match('{gone}').then(found => !found)");
        Assert.True(await nomsa.Page.EvaluateAsync<bool>($"() => caches.match('{cluster.AbsolutePath}').then(found => !!found)"));
        line.Cut();
        await nomsa.Open(cluster.AbsolutePath);
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToHaveTextAsync(Cluster);
        line.Mend();

        var with = Person.Phone;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        await nomsa.Open("/find");
        var other = await Arrive("Nomsa on another phone", with, line.Address);
        await other.Open(cluster.AbsolutePath);
        await other.Leave();
        await nomsa.Open(gone);
        foreach (var path in new[] { cluster.AbsolutePath, cluster.AbsolutePath + "/needs" })
        {
            await nomsa.Page.Until($"() => caches.match('{path}').then(found => !found)");
        }
    }

    [Fact]
    public async Task The_first_page_of_all_has_its_own_scripts_without_signal_as_well()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        var with = Person.Phone;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        var other = await Arrive("Nomsa on another phone", with, line.Address, losesLine: true);
        await other.Open("/me");
        await other.Page.Until("() => Promise.all([location.pathname, document.querySelector('script[src*=finding]').src].map(at => caches.match(at))).then(all => all.every(one => one))");

        line.Cut();
        await other.Open("/me");
        await other.Sees("No signal. This page is from").ToBeVisibleAsync();
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Combobox).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_form_that_finds_no_signal_says_so_and_keeps_what_was_typed()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrives(line);
        await nomsa.Open("/start");
        await nomsa.TypeCluster(Cluster);
        line.Cut();

        await nomsa.Button("Start it").ClickAsync();
        await nomsa.Sees("No signal: nothing was sent.").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Field("Its name")).ToHaveValueAsync(Cluster);

        line.Mend();
        await nomsa.Button("Start it").ClickAsync();
        await nomsa.IsOnClusterPage();
    }

    [Fact]
    public async Task The_browser_takes_it_for_a_program_that_can_be_installed()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/");
        await KeepsPages(nomsa);
        var wire = await nomsa.Context.NewCDPSessionAsync(nomsa.Page);

        var errors = (await wire.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray()
            .Select(e => e.GetProperty("errorId").GetString()).Where(e => e != "in-incognito");

        Assert.Empty(errors);
    }

    private async Task<Person> Arrives(Line line)
    {
        var person = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await person.SignUp();
        await KeepsPages(person);
        return person;
    }

    private static Task<IJSHandle> KeepsPages(Person person) =>
        person.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
}
