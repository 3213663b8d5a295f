namespace CommunityClusters.E2E.Journeys;

/// <summary>What was written is never lost: not without signal, not with the tab, not with the program.</summary>
public sealed class Planning_without_signal(Suite suite) : PlanJourney(suite)
{
    private const int Some = 20;

    [Fact]
    public async Task One_writes_without_signal_and_the_other_meanwhile_and_both_have_both()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, _) = await TwoOnAPlan(his: line.Address);
        await nomsa.Page.Write("Begin: ");
        await sibusiso.Page.Says("Begin: ");

        await Lose(sibusiso, line);
        await sibusiso.Page.Write("IN THE VALLEY");
        await sibusiso.Page.Waits();
        await nomsa.Page.Write("on the hill");
        await nomsa.Page.IsSaved();
        await nomsa.Page.Says("Begin: on the hill");
        await sibusiso.Page.Says("Begin: IN THE VALLEY");

        await Find(sibusiso, line);
        var text = await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page);
        Assert.Contains(text, new[] { "Begin: on the hillIN THE VALLEY", "Begin: IN THE VALLEYon the hill" });
    }

    [Fact]
    public async Task A_plan_too_long_for_one_message_comes_whole_to_another_phone()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await nomsa.Page.Write("");
        for (var paragraph = 0; paragraph < 60; paragraph++)
        {
            await nomsa.Page.Keyboard.InsertTextAsync($"{paragraph}: {string.Concat(Enumerable.Repeat("Hold the candle still. ", 65))}");
            await nomsa.Page.Keyboard.PressAsync("Enter");
        }

        await nomsa.Page.Keyboard.TypeAsync("Blow it out.");
        await nomsa.Page.IsSaved();

        var other = await OtherPhone(nomsa);
        var parts = 0;
        other.Page.Request += (_, asked) => parts += asked.Url.Contains("/missing/parts", StringComparison.Ordinal) ? 1 : 0;
        await other.Open(plan.AbsolutePath);
        await other.IsOnPlan();
        await other.Page.Write(" Now.");
        await other.Page.Says(text => text.EndsWith("Blow it out. Now.", StringComparison.Ordinal));
        await sibusiso.Page.Write("");
        await sibusiso.Page.Says(text => text.EndsWith("Blow it out. Now.", StringComparison.Ordinal));

        Assert.InRange(parts, 1, 4);
    }

    [Fact]
    public async Task A_line_that_dies_unseen_loses_nothing_either()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, _) = await TwoOnAPlan(his: line.Address);

        // The browser believes that it has signal: only the line knows better.
        line.HoldBack();
        await sibusiso.Page.Put("Half way");
        await Assertions.Expect(sibusiso.Page.State()).ToHaveTextAsync("Sent");
        line.Cut();
        line.LetGo();
        await sibusiso.Page.Waits();
        await nomsa.Page.Says("");

        line.Mend();
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        Assert.Equal("Half way", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
    }

    [Fact]
    public async Task Saved_means_that_a_killed_program_and_a_lost_phone_take_nothing_away()
    {
        var program = OutlastsPeople(await ProgramProcess.Begin());
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(program.Address, program.Address);
        await nomsa.Page.Write("Kept on disk");
        await nomsa.Page.IsSaved();
        program.Kill();
        // Nobody's phone can give it back.
        var reader = await Reader(nomsa);
        await nomsa.Page.GotoAsync("about:blank");
        await sibusiso.Page.GotoAsync("about:blank");

        await program.Start();
        await reader.Open(program.Address + plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".prose").GetByText("Kept on disk", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_program_is_killed_in_the_middle_of_a_word_and_nothing_is_lost_or_doubled()
    {
        const int kills = 3;
        var program = OutlastsPeople(await ProgramProcess.Begin());
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(program.Address, program.Address);
        using var over = new CancellationTokenSource();
        var hers = Type(nomsa.Page, 'a', over.Token);
        var his = Type(sibusiso.Page, 'A', over.Token);

        for (var kill = 1; kill <= kills; kill++)
        {
            var enough = kill * Some;
            await sibusiso.Page.Says(text => text.Count(char.IsLower) > enough);
            program.Kill();
            await nomsa.Page.Waits();
            await program.Start();
        }

        await over.CancelAsync();
        var (lower, upper) = (await hers, await his);
        var text = await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page);
        Assert.Equal(lower, string.Concat(text.Where(char.IsLower)));
        Assert.Equal(upper, string.Concat(text.Where(char.IsUpper)));
        Assert.Equal(lower.Length + upper.Length, text.Length);
        var reader = await Reader(nomsa);
        await reader.Open(program.Address + plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".prose").GetByText(text, new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_tab_closed_without_signal_keeps_its_words_and_the_next_one_sends_them()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        await sibusiso.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Page.CanWrite();
        await Lose(sibusiso, line);
        await sibusiso.Page.Write("Written in the taxi");
        await sibusiso.Page.Waits();
        await sibusiso.Page.CloseAsync();

        var next = await sibusiso.Context.NewPageAsync();
        await next.GotoAsync(plan.AbsolutePath);
        await next.Reach();
        await next.Says("Written in the taxi");
        await next.Waits();
        await Find(sibusiso, line);
        Assert.Equal("Written in the taxi", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, next));
    }

    [Fact]
    public async Task A_killed_browser_keeps_its_words_and_the_next_one_sends_them()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        using var phone = new Phone(Suite);
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await phone.Start(line.Address);
        await phone.SignInAs(sibusiso);
        await phone.Page.GotoAsync(plan.AbsolutePath);
        await phone.Page.CanWrite();
        line.Cut();
        await phone.Page.Write("Written before the battery died");
        await phone.Page.Waits();
        phone.Kill();

        line.Mend();
        await phone.Start(line.Address);
        await phone.SignInAs(sibusiso);
        await phone.Page.GotoAsync(plan.AbsolutePath);
        await phone.Page.CanWrite();
        await nomsa.Page.Says("Written before the battery died");
        Assert.Equal("Written before the battery died", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, phone.Page));
    }

    // The alphabet over and over, from the first letter on, without a pause.
    private static async Task<string> Type(IPage page, char first, CancellationToken over)
    {
        const int letters = 26;
        await page.Text().FocusAsync();
        var typed = "";
        while (!over.IsCancellationRequested)
        {
            var letter = (char)(first + (typed.Length % letters));
            await page.Keyboard.TypeAsync(letter.ToString(), new() { Delay = 40 });
            typed += letter;
        }

        return typed;
    }

    private static async Task Lose(Person person, Line line)
    {
        await person.Context.SetOfflineAsync(true);
        line.Cut();
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
    }

    private static async Task Find(Person person, Line line)
    {
        line.Mend();
        await person.Context.SetOfflineAsync(false);
    }
}
