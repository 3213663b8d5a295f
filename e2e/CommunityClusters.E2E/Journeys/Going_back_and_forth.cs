namespace CommunityClusters.E2E.Journeys;

public sealed class Going_back_and_forth(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task The_back_button_shows_the_cluster_as_it_is_now_and_not_as_it_was()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        await nomsa.IsLive();
        var link = await nomsa.Invite();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);

        await nomsa.Page.GoBackAsync();
        await nomsa.IsOnClusterPage();
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        await nomsa.Page.GoForwardAsync();
        await Assertions.Expect(nomsa.Field("Your link")).ToHaveValueAsync(link);
    }

    [Fact]
    public async Task A_page_stays_where_it_is_when_it_is_reloaded()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        await nomsa.Page.ReloadAsync();
        Assert.Equal(cluster, await nomsa.IsOnClusterPage());
        await Assertions.Expect(nomsa.Page.Locator(".people > li")).ToHaveCountAsync(1);
        await nomsa.Open("/");
        await Assertions.Expect(nomsa.Page.Locator(".list a")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_page_stays_live_however_often_it_is_visited()
    {
        const int visits = 20;
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        foreach (var visit in Enumerable.Range(1, visits))
        {
            // A visit as by a link of the page: the tab and its live line stay, only the page is drawn anew.
            await nomsa.Page.EvaluateAsync("""
                path => new Promise(done => {
                  document.addEventListener("turbo:load", done, { once: true });
                  const link = Object.assign(document.createElement("a"), { href: path });
                  document.getElementById("main").append(link);
                  link.click();
                })
                """, $"{cluster.AbsolutePath}?visit={visit}");
        }

        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        await nomsa.IsLive();
    }

    [Fact]
    public async Task Who_taps_another_link_while_a_page_is_half_here_comes_there_and_no_browser_complains()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address);
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        await nomsa.IsLive();
        var main = nomsa.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await nomsa.Page.EvaluateAsync("document.addEventListener('turbo:before-fetch-response', () => document.documentElement.dataset.half = '', { once: true })");

        line.StallNextPage();
        await main.GetByRole(AriaRole.Link, new() { Name = "Me", Exact = true }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("html")).ToHaveAttributeAsync("data-half", "");
        await main.GetByRole(AriaRole.Link, new() { Name = "Plans", Exact = true }).ClickAsync();

        await nomsa.IsAt("/plans");
        await nomsa.Sees("No plan yet").ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_double_tap_starts_one_cluster(bool script)
    {
        var with = Person.Phone;
        with.JavaScriptEnabled = script;
        var nomsa = await Arrive("Nomsa Dlamini", with);
        await nomsa.SignUp();
        await nomsa.TypeCluster("Once is enough");
        await nomsa.Button("Start it").DblClickAsync();
        await nomsa.IsOnClusterPage();
        await nomsa.Open("/");
        await Assertions.Expect(nomsa.Page.Locator(".list a")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_starts_one_cluster()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.TypeCluster("Once is enough");
        var ended = await nomsa.Page.EvaluateAsync<string[]>("""
            async () => {
              const form = document.querySelector("form");
              const send = () => fetch(form.action, { method: "post", body: new URLSearchParams(new FormData(form)) }).then(r => r.url);
              return await Promise.all([send(), send(), send()]);
            }
            """);
        Assert.Single(ended.Distinct(StringComparer.Ordinal));
        await nomsa.Open("/");
        await Assertions.Expect(nomsa.Page.Locator(".list a")).ToHaveCountAsync(1);
    }
}
