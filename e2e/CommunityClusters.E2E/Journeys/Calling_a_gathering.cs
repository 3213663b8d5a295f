namespace CommunityClusters.E2E.Journeys;

public sealed class Calling_a_gathering(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task Two_find_a_date_settle_it_and_see_each_others_answers_at_once()
    {
        var (nomsa, sibusiso, cluster) = await Two();
        await nomsa.NameNeed("Newton’s third law");
        await nomsa.Open($"{cluster.AbsolutePath}/gatherings");
        await nomsa.Field("What is it about?").FillAsync("Forces and motion");
        await FillDate(nomsa, 0, "2199-03-16", "Mvula Hills");
        await nomsa.Page.GetByText("Propose other dates too").ClickAsync();
        await FillDate(nomsa, 1, "2199-03-23", "Khanyisa");
        await nomsa.Button("Call it").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToHaveTextAsync("Forces and motion");
        await nomsa.IsLive();

        // Who has the cluster's page open sees it come.
        await sibusiso.Page.Locator("#next-gatherings .gathering a").ClickAsync();
        await sibusiso.IsLive();
        var second = sibusiso.Page.Locator(".date").Nth(1);
        await second.GetByRole(AriaRole.Button, new() { Name = "Yes 1" }).ClickAsync();
        await Assertions.Expect(second.Locator("[aria-pressed=true]")).ToHaveTextAsync("Yes 2");
        await Assertions.Expect(nomsa.Page.Locator(".date").Nth(1)).ToContainTextAsync("Sibusiso Nkosi");

        await Assertions.Expect(sibusiso.Page.Locator("#propose")).ToBeVisibleAsync();
        await nomsa.Page.Locator(".date").Nth(1).GetByRole(AriaRole.Button, new() { Name = "Settle on this date" }).ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("#propose")).ToBeHiddenAsync();
        await Assertions.Expect(nomsa.Page.Locator("#coming-place [aria-pressed=true]")).ToHaveTextAsync("Yes 2");
        // The other's page turns to the settled date by itself, and knows what they had said.
        await Assertions.Expect(sibusiso.Page.Locator("header .gathering")).ToContainTextAsync("Saturday 23 March 2199");
        await sibusiso.Page.Locator("#coming-place").GetByRole(AriaRole.Button, new() { Name = "Maybe 0" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("#coming-place")).ToContainTextAsync("Maybe: Sibusiso Nkosi");

        await sibusiso.Page.GoBackAsync();
        await Assertions.Expect(sibusiso.Page.Locator("#next-gatherings")).ToContainTextAsync("Saturday 23 March 2199");
    }

    [Fact]
    public async Task An_answer_and_the_agenda_wait_for_signal_and_arrive_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, cluster) = await Two(line.Address);
        await nomsa.CallToday(cluster.AbsolutePath);
        await sibusiso.Open(new Uri(nomsa.Page.Url).AbsolutePath);
        await sibusiso.IsLive();
        await nomsa.IsLive();

        line.Cut();
        await nomsa.Page.Locator("#coming-place").GetByRole(AriaRole.Button, new() { Name = "Maybe 0" }).ClickAsync();
        await nomsa.Field("Add something").FillAsync("Who brings chalk?");
        await nomsa.Button("Add it").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("2 things wait to be sent");
        await Assertions.Expect(nomsa.Page.Locator("#coming-place [aria-pressed=true]")).ToHaveTextAsync("Maybe 0");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-list=agenda]")).ToContainTextAsync("Who brings chalk?");

        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(sibusiso.Page.Locator("#coming-place")).ToContainTextAsync("Maybe: Nomsa Dlamini");
        await Assertions.Expect(sibusiso.Page.Locator(".agenda > li").Filter(new() { HasText = "Who brings chalk?" })).ToHaveCountAsync(1);
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
    }

    [Fact]
    public async Task Called_off_with_a_word_of_why_it_is_so_on_every_open_page()
    {
        var (nomsa, sibusiso, cluster) = await Two();
        await nomsa.CallToday(cluster.AbsolutePath);
        await nomsa.IsLive();
        await sibusiso.Open(new Uri(nomsa.Page.Url).AbsolutePath);

        await sibusiso.Page.Locator("#off summary").ClickAsync();
        await sibusiso.Field("Why? One word is enough.").FillAsync("Exams moved");
        await sibusiso.Page.Locator("#off button").ClickAsync();

        await Assertions.Expect(nomsa.Page.Locator("header .warning")).ToContainTextAsync("Sibusiso Nkosi called it off. Exams moved");
        await sibusiso.Button("It takes place after all").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("header .warning")).ToHaveCountAsync(0);
    }

    private async Task<(Person Nomsa, Person Sibusiso, Uri Cluster)> Two(string? address = null)
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: address, losesLine: address is not null);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var invitation = await nomsa.Invite();
        await nomsa.Open(cluster.AbsolutePath);
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(invitation);
        await sibusiso.IsLive();
        return (nomsa, sibusiso, cluster);
    }

    private static async Task FillDate(Person person, int place, string day, string venue)
    {
        var date = person.Page.Locator(".meeting").Nth(place);
        await date.GetByLabel("Day").FillAsync(day);
        await date.GetByLabel("From").FillAsync("08:30");
        await date.GetByLabel("Until").FillAsync("13:00");
        await date.Locator("[name$=Place]").FillAsync(venue);
    }
}
