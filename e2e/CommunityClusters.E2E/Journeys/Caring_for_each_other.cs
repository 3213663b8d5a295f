namespace CommunityClusters.E2E.Journeys;

/// <summary>What members do when something is wrong: nobody is asked first, and nobody is above them.</summary>
public sealed class Caring_for_each_other(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task A_picture_of_a_learner_is_gone_for_all_by_the_tap_of_any_member()
    {
        var (nomsa, sibusiso, _, cluster) = await ThreeInACluster();
        await nomsa.OpenTalk(cluster);
        await sibusiso.OpenTalk(cluster);
        await nomsa.PutsIn(await nomsa.Page.Photograph());
        await nomsa.Chosen().GetByLabel("What it shows, in words").FillAsync("Thandeka at the board");
        await nomsa.Say("Our day");
        var picture = sibusiso.Post("Our day").GetByRole(AriaRole.Img, new() { Name = "Thandeka at the board", Exact = true });
        await picture.IsDrawn(fromServer: true);
        var address = await picture.GetAttributeAsync("src") ?? "";
        await nomsa.Mark();

        await sibusiso.Post("Our day").GetByText("Something wrong?", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("#learner")).ToContainTextAsync("nobody is asked first");
        await sibusiso.Page.GetByRole(AriaRole.Button, new() { Name = "Take this picture down: Thandeka at the board" }).ClickAsync();

        await Assertions.Expect(sibusiso.Post("Our day")).ToContainTextAsync("Sibusiso Nkosi took a picture down: it showed a learner.");
        await Assertions.Expect(nomsa.Post("Our day")).ToContainTextAsync("Sibusiso Nkosi took a picture down: it showed a learner.");
        await Assertions.Expect(nomsa.Page.Locator(".post__picture")).ToHaveCountAsync(0);
        await nomsa.WasNeverReloaded();
        Assert.Equal(404, (await sibusiso.Context.APIRequest.GetAsync(address)).Status);
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Page.GetByText("Thandeka")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_two_members_flag_is_folded_live_and_whoever_wants_reads_it()
    {
        var (nomsa, sibusiso, thandi, cluster) = await ThreeInACluster();
        await nomsa.OpenTalk(cluster);
        await nomsa.Tell("You are all lazy");
        foreach (var colleague in new[] { sibusiso, thandi })
        {
            await colleague.OpenTalk(cluster);
            await colleague.Post("You are all lazy").GetByText("Something wrong?", new() { Exact = true }).ClickAsync();
            await colleague.Button("Flag it").ClickAsync();
            await Assertions.Expect(colleague.Page.Locator("#flag")).ToContainTextAsync(colleague == sibusiso ? "You flagged it." : "It is folded for 7 days.");
        }

        var fold = nomsa.Page.Locator(".post__folded");
        await Assertions.Expect(fold.Locator(".prose")).ToBeHiddenAsync();
        await fold.Locator("summary").ClickAsync();
        await Assertions.Expect(fold.Locator(".prose")).ToHaveTextAsync("You are all lazy");
        await thandi.Page.GetByRole(AriaRole.Button, new() { Name = "Block: Nomsa Dlamini" }).ClickAsync();
        await thandi.IsAt("/me/blocked");
        await Assertions.Expect(thandi.Page.Locator("#blocked")).ToContainTextAsync("Nomsa Dlamini");
    }

    private async Task<(Person Nomsa, Person Sibusiso, Person Thandi, Uri Cluster)> ThreeInACluster()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = Suite.Program.Address + new Uri(await nomsa.Invite()).PathAndQuery;
        var (sibusiso, thandi) = (await Arrive("Sibusiso Nkosi"), await Arrive("Thandi Mokoena"));
        await sibusiso.Join(link);
        await thandi.Join(link);
        return (nomsa, sibusiso, thandi, cluster);
    }
}
