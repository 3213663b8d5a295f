using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>Once the editor is on the phone a plan can be begun, written and found again without signal; with signal it goes out by itself, once.</summary>
public sealed partial class Planning_from_the_home_screen(Suite suite) : PlanJourney(suite)
{
    private const string Kept = "The editor is on this phone";

    [Fact]
    public async Task A_plan_is_begun_without_signal_closed_opened_again_and_seen_by_a_colleague_with_the_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(hers: line.Address);
        await KeepsEditor(nomsa);
        await nomsa.Context.SetOfflineAsync(true);
        line.Cut();

        var plan = await Begins(nomsa.Page, "Lenses & <b>light</b>");
        await nomsa.Page.Write("Written in the taxi");
        await nomsa.Page.Waits();
        await nomsa.Sees("This plan is on this phone only.").ToBeVisibleAsync();
        await nomsa.Page.CloseAsync();

        var next = await nomsa.Context.NewPageAsync();
        await next.GotoAsync(plan.AbsolutePath);
        await next.Reach();
        await next.Says("Written in the taxi");
        await Assertions.Expect(next.GetByLabel("The topic of the plan")).ToHaveValueAsync("Lenses & <b>light</b>");
        await next.GotoAsync("/waiting");
        await Assertions.Expect(next.Locator("[data-waiting-page] a")).ToHaveTextAsync("Lenses & <b>light</b>");
        await next.GotoAsync(ListOf(plan));
        var waits = next.Locator("[data-waiting-list=plan]");
        await Assertions.Expect(waits).ToContainTextAsync("Waiting to send");
        await Assertions.Expect(next.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");

        line.Mend();
        await nomsa.Context.SetOfflineAsync(false);
        await Assertions.Expect(waits).ToBeEmptyAsync();
        // The list is empty for a moment also while the page of before is replaced.
        await Assertions.Expect(next.Locator("#plans .need")).ToHaveCountAsync(1);
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.IsOnPlan();
        await sibusiso.Page.Says("Written in the taxi");
        await sibusiso.Open(ListOf(plan));
        await Assertions.Expect(sibusiso.Page.Locator("#plans .need")).ToHaveCountAsync(1);
        await next.GotoAsync(plan.AbsolutePath);
        Assert.Equal("Written in the taxi", await WrittenBoth(next, sibusiso.Page, plan));
    }

    [Fact]
    public async Task A_plan_whose_answer_never_came_is_begun_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(hers: line.Address);
        await KeepsEditor(nomsa);

        // The browser believes that it has signal.
        line.HoldBack();
        var plan = await Begins(nomsa.Page, "Lenses");
        await nomsa.Page.Write("Half way");
        await nomsa.Page.Waits();
        line.Cut();
        line.LetGo();
        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await nomsa.Page.IsSaved();

        await sibusiso.Open(ListOf(plan));
        await Assertions.Expect(sibusiso.Page.Locator("#plans .need")).ToHaveCountAsync(1);
        await sibusiso.Link("Lenses").ClickAsync();
        Assert.Equal(plan.AbsolutePath, (await sibusiso.IsOnPlan()).AbsolutePath);
        Assert.Equal(6, (await sibusiso.Page.Sections()).Count);
        await sibusiso.Page.Says("Half way");
    }

    [Fact]
    public async Task A_phone_that_died_in_the_taxi_has_the_plan_that_was_begun_there()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        using var phone = new Phone(Suite);
        var (nomsa, sibusiso) = await TwoInACluster();
        var list = ListOf(new Uri(nomsa.Page.Url + "/plans/x"));
        await phone.Start(line.Address);
        await phone.SignInAs(sibusiso);
        await phone.Page.GotoAsync(list);
        await KeepsEditor(phone.Page);
        line.Cut();
        var plan = await Begins(phone.Page, "Lenses");
        await phone.Page.Write("Before the battery died");
        await phone.Page.Waits();
        phone.Kill();

        await phone.Start(line.Address);
        await phone.SignInAs(sibusiso);
        await phone.Page.GotoAsync(plan.AbsolutePath);
        await phone.Page.Reach();
        await phone.Page.Says("Before the battery died");
        line.Mend();
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await phone.Page.IsSaved();
        await nomsa.Open(plan.AbsolutePath);
        await nomsa.IsOnPlan();
        await nomsa.Page.Says("Before the battery died");
    }

    [Fact]
    public async Task Words_of_a_plan_that_was_closed_are_sent_from_any_page()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        await KeepsEditor(sibusiso, ListOf(plan));
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.IsOnPlan();
        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Page.Write("Written in the taxi");
        await sibusiso.Page.Waits();
        await sibusiso.Open("/waiting");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-plans] a")).ToHaveTextAsync(Topic);
        await sibusiso.Sees("changes wait to be sent").ToBeVisibleAsync();

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.Open("/me");
        await nomsa.Page.Says("Written in the taxi");
        await sibusiso.Open("/waiting");
        await sibusiso.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_left_saves_what_was_not_sent_and_the_phone_keeps_nothing_else_of_the_cluster()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        line.Cut();
        await sibusiso.Page.Write("Mine alone");
        await sibusiso.Page.Waits();
        var other = await OtherPhone(sibusiso);
        await other.Open(ListOf(plan).Replace("/plans", "", StringComparison.Ordinal));
        await other.Leave();

        await sibusiso.Page.GotoAsync("about:blank");
        line.Mend();
        await sibusiso.Open("/");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");
        await sibusiso.Open("/waiting");
        await sibusiso.Sees("You are no longer in this cluster, so this cannot be sent.").ToBeVisibleAsync();
        var row = sibusiso.Page.Locator("[data-waiting-plans] li");
        var saved = await sibusiso.Page.RunAndWaitForDownloadAsync(() => row.GetByRole(AriaRole.Button, new() { Name = "Save as a file" }).ClickAsync());
        var file = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith($"# {Topic}\n\nMine alone", file, StringComparison.Ordinal);
        await row.GetByRole(AriaRole.Button, new() { Name = "Throw away" }).ClickAsync();
        await sibusiso.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        var left = await sibusiso.Page.EvaluateAsync<int>("""
            async () => {
              const { name } = (await indexedDB.databases()).find(kept => kept.name.startsWith("documents-"));
              const store = await new Promise(done => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
              const counts = await Promise.all([...store.objectStoreNames].map(part => new Promise(done => { const ask = store.transaction(part).objectStore(part).count(); ask.onsuccess = () => done(ask.result); })));
              return counts.reduce((all, one) => all + one, 0);
            }
            """);
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task A_letter_that_was_typed_right_before_a_reload_is_kept()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        await KeepsEditor(sibusiso, ListOf(plan));
        for (var time = 1; time <= 3; time++)
        {
            await sibusiso.Open(plan.AbsolutePath);
            await sibusiso.IsOnPlan();
            line.Cut();
            await sibusiso.Page.Write($"{time}");
            await sibusiso.Page.Keyboard.TypeAsync("abc");
            await sibusiso.Page.ReloadAsync();
            await sibusiso.Page.Reach();
            await sibusiso.Page.Says(text => text.EndsWith($"{time}abc", StringComparison.Ordinal));
            line.Mend();
        }
    }

    [Fact]
    public async Task A_plan_is_found_by_what_is_written_in_it()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("Give each group a candle and a lens.");
        await nomsa.Page.IsSaved();

        await sibusiso.Page.Locator(".tabs").GetByText("Plans").ClickAsync();
        await sibusiso.IsAt("/plans");
        await sibusiso.Page.GetByText("Find a plan", new() { Exact = true }).ClickAsync();
        await sibusiso.Field("Words of the topic or of the text").FillAsync("CANDLE lens");
        // What is saved can be found a moment later.
        await Wait.Until(async () =>
        {
            // Where it was found the page folds the form away, and may do so a moment after it was asked.
            if (await sibusiso.Page.Locator("mark").CountAsync() > 0 || !await sibusiso.Button("Find").IsVisibleAsync())
            {
                return await sibusiso.Page.Locator("mark").CountAsync() > 0;
            }

            await sibusiso.Button("Find").ClickAsync();
            await sibusiso.IsAt(new Regex("/plans\\?.*Words=", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await sibusiso.Settles();
            return await sibusiso.Page.Locator("mark").CountAsync() > 0;
        }, () => sibusiso.Page.Locator("main").InnerTextAsync());
        await Assertions.Expect(sibusiso.Page.Locator("mark")).ToHaveTextAsync(["candle", "lens"]);
        await sibusiso.Link(Topic).ClickAsync();
        await sibusiso.IsOnPlan();
    }

    [Fact]
    public async Task Whatever_somebody_writes_no_script_of_theirs_runs_where_it_is_edited()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        var ran = 0;
        foreach (var page in new[] { nomsa.Page, sibusiso.Page })
        {
            page.Dialog += async (_, dialog) =>
            {
                Interlocked.Increment(ref ran);
                await dialog.DismissAsync();
            };
        }

        await nomsa.Page.Write("");
        foreach (var written in await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "scripts-people-try.txt"), TestContext.Current.CancellationToken))
        {
            await nomsa.Page.Keyboard.InsertTextAsync(written);
            await nomsa.Page.Keyboard.PressAsync("Enter");
        }

        await nomsa.Page.Keyboard.InsertTextAsync("THE END");
        await nomsa.Page.IsSaved();
        // Only what is in sight is drawn.
        await sibusiso.Page.Write("");
        await sibusiso.Page.Says(text => text.Contains("THE END", StringComparison.Ordinal));
        foreach (var page in new[] { nomsa.Page, sibusiso.Page })
        {
            var odd = await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll(".sheet__text *:not(img.cm-widgetBuffer)")].filter(e =>
                  /^(script|iframe|frame|object|embed|img|style|link|meta|base|form|video|audio|marquee|details|animate|template)$/i.test(e.localName)
                  || [...e.attributes].some(a => /^on|^srcdoc$|^formaction$/i.test(a.name) || (/^(href|src|action|data|xlink:href)$/i.test(a.name) && !/^(https?:|mailto:|tel:|\/build\/)/.test(a.value))))
                  .map(e => e.outerHTML.slice(0, 200))
                """);
            Assert.Empty(odd);
        }

        Assert.Equal(0, ran);
    }

    private static async Task KeepsEditor(Person person, string? list = null)
    {
        await person.Open(list ?? $"{new Uri(person.Page.Url).AbsolutePath}/plans");
        await KeepsEditor(person.Page);
    }

    private static async Task KeepsEditor(IPage page)
    {
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
        await page.ReloadAsync();
        var ask = page.GetByRole(AriaRole.Button, new() { Name = "Keep for writing without signal" });
        var kept = page.GetByText(Kept);
        await Assertions.Expect(page.Locator("[data-offline-ask] button:visible, [data-offline-state] span:visible").First).ToBeVisibleAsync();
        if (await ask.IsVisibleAsync())
        {
            await ask.ClickAsync();
        }

        await Assertions.Expect(kept).ToBeVisibleAsync();
    }

    private static async Task<Uri> Begins(IPage page, string topic)
    {
        var topicField = page.GetByLabel("What is the lesson about?", new() { Exact = true });
        if (!await topicField.IsVisibleAsync())
        {
            await page.Locator("#begin summary").First.ClickAsync();
        }

        await topicField.FillAsync(topic);
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin it", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(PlanPage());
        await page.Reach();
        return new Uri(page.Url);
    }

    private static async Task<string> WrittenBoth(IPage hers, IPage his, Uri plan)
    {
        await his.GotoAsync(plan.AbsolutePath);
        await hers.CanWrite();
        await his.CanWrite();
        return await PlanSteps.SaysTheSame(PlanSteps.Introduction, hers, his);
    }

    private static string ListOf(Uri plan) => plan.AbsolutePath[..(plan.AbsolutePath.IndexOf("/plans/", StringComparison.Ordinal) + "/plans".Length)];

    [GeneratedRegex("/plans/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex PlanPage();
}
