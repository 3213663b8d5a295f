namespace CommunityClusters.E2E.Journeys;

public sealed class Finding_each_other(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task A_cluster_that_chooses_so_is_found_by_a_stranger_who_reads_no_members_name()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        var name = $"Saturday Kinematics {Guid.NewGuid():N}"[..40];
        var cluster = await nomsa.StartCluster(name);
        var stranger = await Arrive("Thandi Mokoena");
        await stranger.Open("/find");
        await stranger.Field("Words").FillAsync(name);
        await stranger.Button("Find").ClickAsync();
        await stranger.Sees("No cluster like this yet").ToBeVisibleAsync();

        await nomsa.ChooseToBeFound();
        await stranger.Page.ReloadAsync();
        await stranger.Page.Locator(".list a").ClickAsync();
        await stranger.IsAt("/about");
        await stranger.Sees("Physical Sciences").ToBeVisibleAsync();
        Assert.DoesNotContain("Nomsa", await stranger.Page.ContentAsync(), StringComparison.Ordinal);

        await stranger.SignUp();
        Assert.Equal(200, (await stranger.Open(cluster.AbsolutePath))!.Status);
        Assert.EndsWith("/about", stranger.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teacher_finds_their_school_while_typing_and_colleagues_see_it_at_once()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("From many schools");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);

        await sibusiso.Page.GetByText("Where and what do you teach?").ClickAsync();
        await sibusiso.IsAt("/me");
        await sibusiso.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find your school" }).PressSequentiallyAsync("mvla hils");
        await sibusiso.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await sibusiso.Page.Locator("#Ask_Grades summary").ClickAsync();
        await sibusiso.Page.Locator(".choice").Filter(new() { HasTextString = "11" }).First.ClickAsync();
        await sibusiso.Button("Save").ClickAsync();
        await sibusiso.Sees("Saved. Your colleagues see it at once.").ToBeVisibleAsync();

        await Assertions.Expect(nomsa.Page.Locator("#who-we-are .people")).ToContainTextAsync("Mvula Hills");
        await Assertions.Expect(nomsa.Page.Locator("#who-we-are .people")).ToContainTextAsync("grade 11");
    }
}
