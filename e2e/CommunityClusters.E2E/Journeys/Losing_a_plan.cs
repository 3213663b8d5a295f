namespace CommunityClusters.E2E.Journeys;

/// <summary>Whoever is no longer in the cluster reads what they have, keeps what they wrote, and receives and gives nothing more.</summary>
public sealed class Losing_a_plan(Suite suite) : PlanJourney(suite)
{
    private const string Over = "You are no longer in this cluster, so you can read here and no longer write.";

    [Fact]
    public async Task Who_leaves_while_a_plan_is_open_can_at_once_only_read_it()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await sibusiso.Page.Write("Before. ");
        await nomsa.Page.Says("Before. ");

        await LeaveOnAnotherPhone(sibusiso, plan);
        await Assertions.Expect(sibusiso.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = Over })).ToBeVisibleAsync();
        await CannotWrite(sibusiso);
        await Assertions.Expect(nomsa.Page.Locator(".here__opener .face")).ToHaveCountAsync(0);

        await nomsa.Page.Write("After.");
        await nomsa.Page.IsSaved();
        await sibusiso.Page.Says("Before. ");
        Assert.Equal(404, (await sibusiso.Page.ReloadAsync())!.Status);
    }

    [Fact]
    public async Task Words_still_on_their_way_reach_nobody_and_can_be_saved_as_a_file()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        line.HoldBack();
        await sibusiso.Page.Put("Mine alone");
        await Assertions.Expect(sibusiso.Page.State()).ToHaveTextAsync("Sent");

        await LeaveOnAnotherPhone(sibusiso, plan);
        await sibusiso.Sees($"{Over} The last things you wrote were not sent").ToBeVisibleAsync();
        await CannotWrite(sibusiso);
        await HasInAFile(sibusiso, "Mine alone");

        line.LetGo();
        await nomsa.Page.Write("Ours");
        await nomsa.Page.IsSaved();
        Assert.Equal("Ours", await nomsa.Page.Reads());
        await sibusiso.Page.Says("Mine alone");
        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await reader.Sees("Ours").ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByText("Mine alone")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_comes_back_to_the_cluster_in_another_tab_writes_on_in_the_plan_that_stayed_open()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await sibusiso.Page.Write("Before. ");
        await sibusiso.Page.IsSaved();
        var other = await LeaveOnAnotherPhone(sibusiso, plan);
        await Assertions.Expect(sibusiso.Page.State()).ToHaveTextAsync("No longer in the cluster");
        await sibusiso.Button("Open it again").ClickAsync();
        await sibusiso.Sees("It is not open to you yet.").ToBeVisibleAsync();

        await other.Button("Come back").ClickAsync();
        await other.IsOnClusterPage();
        // As a browser tells the page whose tab somebody turns to.
        await sibusiso.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(sibusiso.Page.State()).ToHaveTextAsync("Saved");
        await sibusiso.Page.Write("After.");
        await sibusiso.Page.IsSaved();
        await nomsa.Page.Says("Before. After.");
    }

    [Fact]
    public async Task Who_signs_out_in_another_tab_is_told_so_in_the_plan_and_keeps_the_words_until_they_sign_in_again()
    {
        // A line that is not opened to who is signed out is all that the browser complains of.
        var nomsa = await Arrive("Nomsa Dlamini", losesLine: true);
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        await nomsa.Open("/me/sign-in");
        var signInName = await nomsa.Page.Locator("main .note b").InnerTextAsync();
        await nomsa.Open("/");
        await nomsa.Page.Locator(".list a").First.ClickAsync();
        var plan = await nomsa.BeginPlan(Topic);
        await nomsa.Page.Write("Before. ");
        await nomsa.Page.IsSaved();

        var second = await nomsa.Context.NewPageAsync();
        await second.GotoAsync("/sign-out");
        await second.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await Assertions.Expect(nomsa.Page.State()).ToHaveTextAsync("Signed out");
        await nomsa.Page.Write("After.");
        await Assertions.Expect(nomsa.Page.State()).ToContainTextAsync("Signed out, waiting (");
        await nomsa.Page.State().GetByRole(AriaRole.Button).ClickAsync();
        var told = nomsa.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You are no longer signed in here." });
        await Assertions.Expect(told).ToBeInViewportAsync();

        await told.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await nomsa.Field("Sign-in name").FillAsync(signInName);
        await nomsa.Field("Password").FillAsync(Person.Password);
        await nomsa.Button("Sign in").ClickAsync();

        Assert.Equal(plan, await nomsa.IsOnPlan());
        await nomsa.Page.Says("Before. After.");
        await nomsa.Page.IsSaved();
    }

    [Fact]
    public async Task Who_left_elsewhere_without_signal_here_finds_out_with_the_signal_and_keeps_the_words()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        line.Cut();
        await sibusiso.Page.Write("Mine alone");
        await sibusiso.Page.Waits();
        await LeaveOnAnotherPhone(sibusiso, plan);

        line.Mend();
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(sibusiso.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "save" }).First).ToBeVisibleAsync();
        await HasInAFile(sibusiso, "Mine alone");
        await nomsa.Page.Write("Ours");
        await nomsa.Page.IsSaved();
        Assert.Equal("Ours", await nomsa.Page.Reads());
        await sibusiso.Page.Says("Mine alone");
    }

    private async Task<Person> LeaveOnAnotherPhone(Person person, Uri plan)
    {
        var other = await OtherPhone(person);
        await other.Open(plan.AbsolutePath[..plan.AbsolutePath.IndexOf("/plans", StringComparison.Ordinal)]);
        await other.Leave();
        return other;
    }

    private static async Task CannotWrite(Person person)
    {
        await Assertions.Expect(person.Page.Text()).ToHaveAttributeAsync("contenteditable", "false");
        await Assertions.Expect(person.Page.Text()).ToHaveAttributeAsync("aria-readonly", "true");
        await Assertions.Expect(person.Page.Locator(".ed-tools")).ToBeHiddenAsync();
        await Assertions.Expect(person.Page.Locator(".adding")).ToBeHiddenAsync();
        await Assertions.Expect(person.Page.Locator(".sheet .menu").First).ToBeHiddenAsync();
    }

    private static async Task HasInAFile(Person person, string words)
    {
        var saved = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a file", Exact = true }).First.ClickAsync());
        var file = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith($"# {Topic}", file, StringComparison.Ordinal);
        Assert.Contains(words, file, StringComparison.Ordinal);
    }
}
