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
        var line = OutlastsPeople(new Line(Suite.Program));
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
    public async Task Who_left_elsewhere_without_signal_here_finds_out_with_the_signal_and_keeps_the_words()
    {
        var line = OutlastsPeople(new Line(Suite.Program));
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

    private async Task LeaveOnAnotherPhone(Person person, Uri plan)
    {
        var other = await OtherPhone(person);
        await other.Open(plan.AbsolutePath[..plan.AbsolutePath.IndexOf("/plans", StringComparison.Ordinal)]);
        await other.Leave();
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
