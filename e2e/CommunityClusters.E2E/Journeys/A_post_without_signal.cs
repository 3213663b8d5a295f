namespace CommunityClusters.E2E.Journeys;

public sealed class A_post_without_signal(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task It_waits_on_the_phone_outlives_the_page_and_arrives_once_in_the_servers_order()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(Suite.Program.Address + new Uri(link).PathAndQuery);
        await sibusiso.OpenTalk(cluster);
        await sibusiso.Tell("Are you on the way?");
        await nomsa.OpenTalk(cluster);
        await nomsa.Page.ReloadAsync();
        await nomsa.IsLive();

        line.Cut();
        await nomsa.Say("In the taxi");
        await Assertions.Expect(nomsa.Page.Locator(".post--waiting")).ToHaveTextAsync(["In the taxiWaiting to send"]);
        await nomsa.Say("Ten minutes");
        await nomsa.Post("Are you on the way?").GetByRole(AriaRole.Button, new() { Name = "Thank you" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("3 things wait to be sent");
        await Assertions.Expect(nomsa.Page.Locator("[data-not-mine][aria-pressed=true]")).ToBeVisibleAsync();
        await nomsa.Open($"{cluster.AbsolutePath}/talk");
        await nomsa.Sees("No signal. This page is from").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator(".post--waiting .typed")).ToHaveTextAsync(["In the taxi", "Ten minutes"]);

        // The others talk on meanwhile; what waited comes after it, wherever the phone's clock stands.
        await sibusiso.Tell("We begin");
        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        string[] all = ["Are you on the way?", "We begin", "In the taxi", "Ten minutes"];
        await Assertions.Expect(sibusiso.Posts()).ToHaveTextAsync(all);
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
        // The page that takes the place of the one from earlier goes on saying so.
        await Assertions.Expect(nomsa.Page.Locator("body[data-earlier]")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(all);
        await Assertions.Expect(nomsa.Page.Locator(".post--waiting")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Nomsa Dlamini");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(all);
    }

    [Fact]
    public async Task What_is_taken_back_without_signal_says_so_where_it_stands_and_among_what_waits()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        await nomsa.Open("/waiting");
        await nomsa.OpenTalk(cluster);
        await nomsa.Tell("By mistake");

        line.Cut();
        await nomsa.TakesBack(nomsa.Post("By mistake"));

        await Assertions.Expect(nomsa.Page.Locator("#posts [data-on-its-way]")).ToHaveTextAsync("Taking it back waits for signal");
        await nomsa.Open("/waiting");
        await nomsa.Sees("By mistake: Yes, take it back").ToBeVisibleAsync();
        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await nomsa.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        await nomsa.OpenTalk(cluster);
        await nomsa.Sees("Nomsa Dlamini took this post back.").ToBeVisibleAsync();
    }
}
