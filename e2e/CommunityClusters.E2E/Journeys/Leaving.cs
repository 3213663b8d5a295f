namespace CommunityClusters.E2E.Journeys;

public sealed class Leaving(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task A_member_leaves_in_one_tap_and_comes_back_and_the_others_see_both_at_once()
    {
        var (nomsa, sibusiso, _) = await TwoInACluster();
        await nomsa.Mark();

        await sibusiso.Leave();
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToHaveCountAsync(0);

        await sibusiso.Button("Come back").ClickAsync();
        await sibusiso.IsOnClusterPage();
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task The_way_back_is_still_on_the_first_page_later()
    {
        var (nomsa, sibusiso, _) = await TwoInACluster();
        await sibusiso.Leave();
        await sibusiso.Open("/");
        await sibusiso.Button("Come back").ClickAsync();
        await sibusiso.IsOnClusterPage();
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_left_is_told_so_on_a_page_still_open_and_receives_nothing_more()
    {
        var (nomsa, sibusiso, link) = await TwoInACluster();
        var received = new List<string>();
        var second = await sibusiso.Context.NewPageAsync();
        second.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            lock (received)
            {
                received.Add(frame.Text ?? "");
            }
        };
        await second.GotoAsync(sibusiso.Page.Url);
        await second.IsLive();

        await sibusiso.Leave();
        await Assertions.Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are no longer in this cluster");

        var thandi = await Arrive("Thandi Mokoena");
        await thandi.Join(link);
        await Assertions.Expect(nomsa.Member(thandi.Name)).ToBeVisibleAsync();
        // What is told to the others was sent; the same line to this page carries nothing of it.
        await Assertions.Expect(second.GetByText(thandi.Name)).ToHaveCountAsync(0);
        lock (received)
        {
            // The line names what it says by a number, and its topic in words.
            Assert.Contains(received, frame => frame.Contains("cluster:", StringComparison.Ordinal));
            Assert.DoesNotContain(received, frame => frame.Contains(thandi.Name, StringComparison.Ordinal));
        }

        Assert.Equal(404, (await second.ReloadAsync())!.Status);
    }

    [Fact]
    public async Task The_invitation_of_a_member_who_left_opens_nothing()
    {
        var (_, sibusiso, _) = await TwoInACluster();
        var his = await sibusiso.Invite();
        await sibusiso.BackToCluster();
        await sibusiso.Leave();

        var visitor = await Arrive("A visitor");
        Assert.Equal(404, (await visitor.Open(new Uri(his).PathAndQuery))!.Status);
    }

    private async Task<(Person Nomsa, Person Sibusiso, string Link)> TwoInACluster()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        return (nomsa, sibusiso, link);
    }
}
