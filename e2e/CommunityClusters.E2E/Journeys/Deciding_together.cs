namespace CommunityClusters.E2E.Journeys;

/// <summary>A question to all: put by one, decided by everybody in secret.</summary>
public sealed class Deciding_together(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task A_question_is_put_and_all_vote_and_see_live_how_many_have_and_what_comes_out()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        var decision = await nomsa.PutToAll(cluster, "Where do we meet in April?", "Mvula Hills\nWhite River");
        await sibusiso.Open($"{cluster}/decisions");
        await sibusiso.IsLive();
        await sibusiso.Mark();

        await nomsa.Vote("White River");
        await nomsa.HasVoted();
        await Assertions.Expect(sibusiso.Page.Locator(".decision")).ToContainTextAsync("1 of 2 has voted");
        await sibusiso.WasNeverReloaded();

        // What was chosen is on the page no more, also not on the way back to it.
        await Assertions.Expect(nomsa.Page.Locator(".ballot input:checked")).ToHaveCountAsync(0);
        await nomsa.Page.Locator(".back").ClickAsync();
        await nomsa.IsAt("/decisions");
        await nomsa.Page.GoBackAsync();
        await nomsa.HasVoted();
        await Assertions.Expect(nomsa.Page.Locator(".ballot input:checked")).ToHaveCountAsync(0);
        await nomsa.Vote("Mvula Hills", "Change my vote");
        await nomsa.HasVoted();
        await nomsa.IsLive();

        await sibusiso.Open(decision);
        await sibusiso.Vote("Mvula Hills");

        await Assertions.Expect(sibusiso.Page.Locator(".decision__outcome")).ToHaveTextAsync("Decided: Mvula Hills");
        await Assertions.Expect(nomsa.Page.Locator(".decision__outcome")).ToHaveTextAsync("Decided: Mvula Hills");
        await Assertions.Expect(nomsa.Page.Locator(".ballot form")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task By_keyboard_alone_one_votes_and_the_phone_keeps_no_page_on_which_one_chose()
    {
        var (nomsa, _) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        var decision = await nomsa.PutToAll(cluster, "Do we meet in April?");

        await nomsa.Page.TabTo(nomsa.Page.Locator(".ballot input").First);
        await nomsa.Page.Keyboard.PressAsync("ArrowDown");
        await nomsa.Page.TabTo(nomsa.Button("Vote in secret"));
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.HasVoted();

        await Assertions.Expect(nomsa.Page.Locator(".decision")).ToContainTextAsync("1 of 2 has voted");
        await nomsa.Open($"{cluster}/decisions");
        await nomsa.Page.ReloadAsync();
        await nomsa.IsKeptOnPhone($"{cluster}/decisions");
        // The phone keeps by itself now; the decision's page is offered to it as any other.
        await nomsa.Open(decision);
        await nomsa.Page.ReloadAsync();
        await nomsa.Open($"{cluster}/talk");
        await nomsa.IsKeptOnPhone($"{cluster}/talk");
        Assert.False(await nomsa.Page.EvaluateAsync<bool>("async (path) => { for (const name of await caches.keys()) if (await (await caches.open(name)).match(path)) return true; return false }", decision));
    }
}
