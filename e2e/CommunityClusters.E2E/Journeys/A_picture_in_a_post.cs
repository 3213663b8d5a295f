namespace CommunityClusters.E2E.Journeys;

/// <summary>A picture is put into a post, with and without signal, and stands there for the others once it has come.</summary>
public sealed class A_picture_in_a_post(Suite suite) : Journey(suite)
{
    private const int LightEnough = 300 * 1024;

    [Fact]
    public async Task A_colleague_sees_it_at_once_with_the_words_of_its_author()
    {
        var (nomsa, sibusiso, _) = await TwoInATalk();

        await nomsa.PutsIn(await nomsa.Page.Photograph());
        await nomsa.Chosen().GetByLabel("What it shows, in words").FillAsync("Two carts, one [arrow] each");
        await nomsa.Say("Our set-up");

        var picture = sibusiso.Post("Our set-up").GetByRole(AriaRole.Img, new() { Name = "Two carts, one [arrow] each", Exact = true });
        await picture.IsDrawn(fromServer: true);
        Assert.Equal(1600, await picture.EvaluateAsync<int>("img => img.naturalWidth"));
        var answer = await sibusiso.Context.APIRequest.GetAsync(await picture.GetAttributeAsync("src") ?? "");
        Assert.InRange((await answer.BodyAsync()).Length, 1000, LightEnough);
        await nomsa.Post("Our set-up").Locator(".post__picture img").IsDrawn(fromServer: true);
        await Assertions.Expect(nomsa.Chosen()).ToHaveCountAsync(0);

        // Taken back it is gone for both.
        var address = await picture.GetAttributeAsync("src") ?? "";
        await nomsa.TakesBack(nomsa.Post("Our set-up"));
        await sibusiso.Sees("Nomsa Dlamini took this post back.").ToBeVisibleAsync();
        Assert.Equal(404, (await nomsa.Context.APIRequest.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Posted_without_signal_it_waits_with_its_post_outlives_the_page_and_both_arrive_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, cluster) = await TwoInATalk(line.Address);
        await nomsa.Open("/waiting");
        await nomsa.OpenTalk(cluster);
        // Who once began to write with signal can put a picture in without.
        await nomsa.Field("Your post").FillAsync("Look");
        await nomsa.Field("Your post").FillAsync("");
        await nomsa.Page.Until("async () => await caches.match(document.querySelector('[data-pictures]').dataset.script) !== undefined");
        var photograph = await nomsa.Page.Photograph();

        line.Cut();
        await nomsa.PutsIn(photograph);
        await nomsa.Chosen().GetByLabel("What it shows, in words").FillAsync("The board");
        await nomsa.Button("Send").ClickAsync();
        var waiting = nomsa.Page.Locator(".post--waiting img");
        await waiting.IsDrawn(fromServer: false);
        await nomsa.Open($"{cluster.AbsolutePath}/talk");
        await waiting.IsDrawn(fromServer: false);
        await nomsa.Open("/waiting");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-page] li")).ToContainTextAsync("The board");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-files] li")).ToContainTextAsync("Picture.jpg");

        // Sent from whichever page is open.
        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await sibusiso.Page.Locator(".post__picture img").IsDrawn(fromServer: true);
        await Assertions.Expect(sibusiso.Page.Locator("#posts > .post")).ToHaveCountAsync(1);
        await nomsa.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        await nomsa.OpenTalk(cluster);
        await nomsa.Page.Locator(".post__picture img").IsDrawn(fromServer: true);
        await Assertions.Expect(nomsa.Page.Locator("#posts > .post")).ToHaveCountAsync(1);
        // No editor was fetched for it.
        Assert.False(await nomsa.Page.EvaluateAsync<bool>("async () => await caches.match(document.querySelector('meta[name=editor-script]').content) !== undefined"));
    }

    [Fact]
    public async Task What_was_chosen_outlives_a_reload_and_taken_out_again_it_is_sent_to_nobody()
    {
        var (nomsa, sibusiso, _) = await TwoInATalk();
        await nomsa.PutsIn(await nomsa.Page.Photograph());
        await nomsa.Field("Your post").FillAsync("Look at this");
        await nomsa.Page.ReloadAsync();
        await nomsa.Chosen().Locator("img").IsDrawn(fromServer: false);
        await nomsa.PutsIn(await nomsa.Page.Photograph(800, 600));
        await Assertions.Expect(nomsa.Chosen()).ToHaveCountAsync(2);

        await nomsa.Chosen().Last.GetByRole(AriaRole.Button, new() { Name = "Take it out" }).ClickAsync();
        await nomsa.Button("Send").ClickAsync();

        await sibusiso.Post("Look at this").Locator(".post__picture img").IsDrawn(fromServer: true);
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).Not.ToContainTextAsync("wait");
        await nomsa.Open("/waiting");
        await nomsa.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
    }

    private async Task<(Person Nomsa, Person Sibusiso, Uri Cluster)> TwoInATalk(string? at = null)
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: at, losesLine: at is not null);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(Suite.Program.Address + new Uri(link).PathAndQuery);
        await sibusiso.OpenTalk(cluster);
        await nomsa.OpenTalk(cluster);
        return (nomsa, sibusiso, cluster);
    }
}
