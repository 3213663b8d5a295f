namespace CommunityClusters.E2E.Journeys;

public sealed class Needing_without_signal(Suite suite) : Journey(suite)
{
    private const string Topic = "Newton’s third law: which force pairs?";

    [Fact]
    public async Task Me_too_is_a_number_that_grows_on_every_open_page()
    {
        var (nomsa, sibusiso, _) = await TwoInACluster();
        await nomsa.NameNeed(Topic);

        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .need__title")).ToHaveTextAsync(Topic);
        await sibusiso.Page.Locator("#top-needs .metoo").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .metoo[aria-pressed=true] b")).ToHaveTextAsync("2");
        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo[aria-pressed=true] b")).ToHaveTextAsync("2");

        await sibusiso.Page.Locator("#top-needs .metoo").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo b")).ToHaveTextAsync("1");
        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .metoo[aria-pressed=false] b")).ToHaveTextAsync("1");
    }

    [Fact]
    public async Task What_is_named_and_pressed_without_signal_waits_on_the_phone_and_arrives_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, _) = await TwoInACluster(line.Address);
        await nomsa.NameNeed(Topic);
        await nomsa.IsLive();
        // Who names a need finds it hard too, and the page has heard so.
        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo")).ToHaveAttributeAsync("aria-pressed", "true");

        line.Cut();
        await nomsa.TypeNeed("Ratio and rate", unseen: true);
        await Assertions.Expect(nomsa.Page.Locator(".need--waiting")).ToContainTextAsync("Ratio and rate");
        await nomsa.Page.Locator("#needs .metoo").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("2 things wait to be sent");
        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo")).ToHaveAttributeAsync("aria-pressed", "false");

        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .need").Filter(new() { HasText = "Ratio and rate" })).ToContainTextAsync("asked without a name");
        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .need").Filter(new() { HasText = Topic }).Locator(".metoo b")).ToHaveTextAsync("0");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
        await Assertions.Expect(nomsa.Page.Locator(".need--waiting")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.Locator("#needs .need__title").GetByText("Ratio and rate")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_waits_outlives_the_page_and_can_be_thrown_away()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, cluster) = await TwoInACluster(line.Address);
        await nomsa.Page.Locator("#top-needs .button").ClickAsync();
        await nomsa.IsAt("/needs#name");
        await nomsa.IsLive();
        line.Cut();
        await nomsa.TypeNeed("Sent by mistake");
        await Assertions.Expect(nomsa.Page.Locator(".need--waiting")).ToBeVisibleAsync();

        // The page is closed before there is signal again; what waits is on the phone, not in the page.
        await nomsa.Page.GotoAsync("about:blank");
        await nomsa.Page.RouteAsync("**/waiting?handler=Stamp", r => r.AbortAsync());
        line.Mend();
        await nomsa.Open("/waiting");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-page] li")).ToContainTextAsync("Sent by mistake");
        await nomsa.Button("Throw away").ClickAsync();
        await nomsa.Sees("Nothing waits to be sent.").ToBeVisibleAsync();

        await nomsa.Page.UnrouteAllAsync();
        await nomsa.Open(cluster.AbsolutePath + "/needs");
        await nomsa.IsLive();
        await Assertions.Expect(nomsa.Page.Locator("#needs .need__title")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator("#top-needs .need__title")).ToHaveCountAsync(0);
    }

    private async Task<(Person Nomsa, Person Sibusiso, Uri Cluster)> TwoInACluster(string? address = null)
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: address, losesLine: address is not null);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);
        await sibusiso.IsLive();
        await nomsa.BackToCluster();
        return (nomsa, sibusiso, cluster);
    }
}
