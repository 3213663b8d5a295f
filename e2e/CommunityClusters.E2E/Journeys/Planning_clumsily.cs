namespace CommunityClusters.E2E.Journeys;

/// <summary>Back buttons, second tabs, letters of every script and a keyboard without a mouse.</summary>
public sealed class Planning_clumsily(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task In_a_table_Tab_goes_from_cell_to_cell_and_after_Escape_out_of_the_text()
    {
        var nomsa = await Arrive("Nomsa Dlamini", new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA" });
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        await nomsa.BeginPlan(Topic);
        await nomsa.Page.Write("");
        await nomsa.Sees("To these tools: Alt+F10").ToBeVisibleAsync();
        await nomsa.Page.Keyboard.PressAsync("Alt+F10");
        await nomsa.Button("Table").FocusAsync();
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.Page.Keyboard.PressAsync("Escape");
        await nomsa.Page.Keyboard.TypeAsync("Force on a carts ");
        await nomsa.Page.Keyboard.PressAsync("Backspace");
        await nomsa.Page.Keyboard.PressAsync("Backspace");
        await nomsa.Page.Keyboard.PressAsync("Tab");
        await nomsa.Page.Keyboard.TypeAsync("Pair of it ");
        await nomsa.Page.Keyboard.PressAsync("Home");
        await nomsa.Page.Keyboard.PressAsync("End");
        await nomsa.Page.Keyboard.PressAsync("Backspace");
        await nomsa.Page.Keyboard.PressAsync("Tab");
        await nomsa.Page.Keyboard.TypeAsync("Push");
        await nomsa.Page.Keyboard.PressAsync("Shift+Tab");
        await nomsa.Page.Keyboard.TypeAsync("s");
        await nomsa.Page.IsSaved();
        var reader = await Reader(nomsa);
        await reader.Open(nomsa.Page.Url);
        await Assertions.Expect(reader.Page.Locator(".prose th")).ToHaveTextAsync(["Force on a cart", "Pair of its"]);
        await Assertions.Expect(reader.Page.Locator(".prose td").First).ToHaveTextAsync("Push");

        await nomsa.Page.Keyboard.PressAsync("Escape");
        await nomsa.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(nomsa.Page.Text()).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Back_forward_and_reload_lose_and_double_nothing()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("one");
        await nomsa.Page.GoBackAsync();
        await nomsa.IsAt("/plans");
        await nomsa.Page.GoForwardAsync();
        await nomsa.Page.CanWrite();
        await nomsa.Page.Says("one");

        await nomsa.Page.Write(" two");
        await nomsa.Page.IsKept();
        await nomsa.Page.ReloadAsync();
        await nomsa.Page.CanWrite();
        await nomsa.Page.Says("one two");

        await nomsa.Page.Write(" three");
        await nomsa.Page.Locator(".back").ClickAsync();
        await nomsa.IsAt("/plans");
        await nomsa.Page.Locator("#plans a").Filter(new() { HasText = Topic }).ClickAsync();
        await nomsa.IsOnPlan();
        Assert.Equal("one two three", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
        await Assertions.Expect(nomsa.Page.Locator(".plan")).ToHaveCountAsync(1);
        await Assertions.Expect(nomsa.Page.Locator(".sheet")).ToHaveCountAsync(await sibusiso.Page.Locator(".sheet").CountAsync());
    }

    [Fact]
    public async Task Two_tabs_of_one_teacher_write_one_plan_with_and_without_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(hers: line.Address);
        var (first, second) = (nomsa.Page, await nomsa.Context.NewPageAsync());
        await second.GotoAsync(plan.AbsolutePath);
        await second.CanWrite();
        await first.Write("first ");
        await second.Says("first ");
        await Assertions.Expect(sibusiso.Page.Locator(".here__opener .face")).ToHaveCountAsync(1);

        line.Cut();
        await second.Write("second ");
        await first.Says("first second ");
        await first.Write("third");
        await second.Says("first second third");
        await first.Waits();
        await second.Waits();

        line.Mend();
        await first.EvaluateAsync("dispatchEvent(new Event('online'))");
        await second.EvaluateAsync("dispatchEvent(new Event('online'))");
        Assert.Equal("first second third", await PlanSteps.SaysTheSame(PlanSteps.Introduction, first, second, sibusiso.Page));
    }

    [Fact]
    public async Task Letters_of_every_script_and_pictures_stay_whole()
    {
        const string greeting = "سلام دنیا";
        const string teacher = "👩🏽‍🏫";
        const string combined = "n̈ande";
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await nomsa.Page.Text().FocusAsync();
        await Put(nomsa, combined);
        await nomsa.Page.Keyboard.PressAsync("Enter");
        foreach (var part in new[] { greeting, " ", teacher, "🌻" })
        {
            await Put(nomsa, part);
        }

        await sibusiso.Page.Says($"{combined}\n{greeting} {teacher}🌻");
        await sibusiso.Page.Write("");
        await sibusiso.Page.Keyboard.PressAsync("Backspace");
        await sibusiso.Page.Keyboard.PressAsync("Backspace");
        await Put(sibusiso, "🦋");

        Assert.Equal($"{combined}\n{greeting} 🦋", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
        Assert.Equal(["ltr", "rtl"], await nomsa.Page.Text().Locator(".cm-line").EvaluateAllAsync<string[]>("lines => lines.map(line => getComputedStyle(line).direction)"));
        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".prose").Filter(new() { HasText = greeting })).ToContainTextAsync("🦋");

        static Task Put(Person person, string what) => person.Page.Keyboard.InsertTextAsync(what);
    }

    [Fact]
    public async Task With_a_keyboard_alone_a_plan_is_begun_written_and_rearranged()
    {
        var nomsa = await Arrive("Nomsa Dlamini", new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA" });
        await nomsa.SignUp();
        await nomsa.StartCluster("By keyboard");
        var page = nomsa.Page;
        await page.TabTo(page.Locator("#latest-plans .needs__add"));
        await page.Keyboard.PressAsync("Enter");
        await nomsa.IsAt("/plans#begin");
        await page.TabTo(nomsa.Field("What is the lesson about?"));
        await page.Keyboard.TypeAsync(Topic);
        await page.TabTo(nomsa.Button("Begin it"));
        await page.Keyboard.PressAsync("Space");
        await nomsa.IsOnPlan();

        await page.TabTo(nomsa.Field("The topic of the plan"));
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" (again)");
        await page.TabTo(page.Text());
        await page.Keyboard.TypeAsync("Who ");
        var tools = page.GetByRole(AriaRole.Toolbar, new() { Name = "Writing tools" });
        await page.Keyboard.PressAsync("Alt+F10");
        await Assertions.Expect(tools.GetByRole(AriaRole.Button, new() { Name = "Bold" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Text()).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("pushes");
        await Assertions.Expect(page.Text().Locator(".ed-strong")).ToHaveTextAsync("pushes");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Alt+F10");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tools.GetByRole(AriaRole.Button, new() { Name = "List", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("Wall");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Floor");
        await page.Says("Who pushes\n\nWall\nFloor");
        await Assertions.Expect(page.Text().Locator(".ed-item")).ToHaveCountAsync(2);

        await page.TabTo(nomsa.Button("Homework"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Text("Homework")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Draw three");
        var before = await page.Sections();
        await page.TabTo(page.Section("Homework").Locator(".sheet__handle"), back: true);
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator(".plan > [aria-live]")).ToHaveTextAsync($"Homework is now {before.Count - 1} of {before.Count}");
        Assert.Equal([.. before.SkipLast(2), "Homework", before[^2]], await page.Sections());
        await page.IsSaved();
        await page.ReloadAsync();
        await page.CanWrite();
        await Assertions.Expect(page.Text().Locator(".ed-strong")).ToHaveTextAsync("pushes");
        await page.Reach("Homework");
        await page.Says("Draw three", "Homework");
    }
}
