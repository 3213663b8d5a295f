namespace CommunityClusters.E2E.Journeys;

/// <summary>Two teachers, one plan.</summary>
public sealed class Planning_together(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task A_need_grows_into_a_plan_that_a_colleague_finds_without_a_reload()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        await sibusiso.Mark();
        await nomsa.NameNeed(Topic);
        await nomsa.Link("Plan it").ClickAsync();
        await nomsa.IsAt("/plans");
        await Assertions.Expect(nomsa.Field("What is the lesson about?")).ToHaveValueAsync(Topic);
        await nomsa.Button("Begin it").ClickAsync();
        await nomsa.IsOnPlan();
        await nomsa.Sees("Grown from the need:").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Field("The topic of the plan")).ToHaveValueAsync(Topic);

        await sibusiso.Page.Locator("#latest-plans").GetByRole(AriaRole.Link, new() { Name = Topic }).ClickAsync();
        await sibusiso.IsOnPlan();
        await sibusiso.WasNeverReloaded();
    }

    [Fact]
    public async Task Two_type_at_the_same_place_at_once_and_no_letter_is_missing()
    {
        const string hers = "webeginwiththeskateboardandthewall";
        const string his = "DRAWTWOARROWSONTWOBODIESNOTONONE";
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Text().FocusAsync();
        await sibusiso.Page.Text().FocusAsync();

        await Task.WhenAll(Type(nomsa, hers), Type(sibusiso, his));

        var text = await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page);
        Assert.Equal(hers, string.Concat(text.Where(char.IsLower)));
        Assert.Equal(his, string.Concat(text.Where(char.IsUpper)));
        Assert.Equal(hers.Length + his.Length, text.Length);

        static Task Type(Person person, string words) => person.Page.Keyboard.TypeAsync(words, new() { Delay = 30 });
    }

    [Fact]
    public async Task Where_another_writes_in_a_table_its_columns_stay_as_wide_as_they_were()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await sibusiso.Page.Write("");
        await sibusiso.Button("Table").ClickAsync();
        await Writes("Force on a cart", row: 0, column: 0);
        await Presses("Home", row: 0, column: 0);
        await Presses("ArrowRight", row: 0, column: 0);
        await Presses("Shift+End", row: 0, column: 0);
        await Presses("End", row: 0, column: 0);
        await Writes(" ", row: 0, column: 0);
        await Presses("Tab", row: 0, column: 1);
        await Writes("Pair", row: 0, column: 1);
        await Presses("Tab", row: 1, column: 0);
        Assert.Equal("Force on a cart Pair", (await nomsa.Page.Reads()).Split('\n')[0]);

        async Task Presses(string key, int row, int column)
        {
            await sibusiso.Page.Keyboard.PressAsync(key);
            await Stands(row, column);
        }

        async Task Writes(string words, int row, int column)
        {
            await sibusiso.Page.Keyboard.TypeAsync(words);
            await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page);
            await Stands(row, column);
        }

        async Task Stands(int row, int column)
        {
            var rows = nomsa.Page.Text().Locator(".ed-row");
            await Assertions.Expect(rows.Nth(row).Locator("> .ed-cell").Nth(column).Locator(".ed-caret")).ToBeAttachedAsync();
            var edges = await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => [...row.querySelectorAll('.ed-cell')].map(cell => Math.round(cell.getBoundingClientRect().left)).join(' '))");
            Assert.Equal(3, edges.Length);
            Assert.Equal(2, Assert.Single(edges.Distinct()).Split(' ').Length);
        }
    }

    [Fact]
    public async Task Each_sees_who_else_is_here_and_where_they_write_unless_they_hide()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await Assertions.Expect(nomsa.Page.Locator(".here__opener .face")).ToHaveAttributeAsync("title", sibusiso.Name);
        await Assertions.Expect(sibusiso.Page.Locator(".here__opener .face")).ToHaveAttributeAsync("title", nomsa.Name);

        await sibusiso.Page.Write("Arrows");
        await Assertions.Expect(nomsa.Page.Text().Locator(".ed-caret-name")).ToHaveTextAsync(sibusiso.Name);
        await Assertions.Expect(nomsa.Page.Section(PlanSteps.Introduction).GetByText($"Writing here: {sibusiso.Name}")).ToBeAttachedAsync();
        await nomsa.Page.Says("Arrows");
        await nomsa.Page.Write(" on bodies");
        await Assertions.Expect(sibusiso.Page.Text().Locator(".ed-caret-name")).ToHaveTextAsync(nomsa.Name);

        await sibusiso.Page.Locator(".here > summary").ClickAsync();
        await sibusiso.Page.GetByText("Others do not see me", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".here__opener .face")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.Locator(".ed-caret")).ToHaveCountAsync(0);
        await nomsa.Sees("Only you").ToBeVisibleAsync();
        await sibusiso.Page.Says("Arrows on bodies");
        await sibusiso.Page.Write(", seen");
        await nomsa.Page.Says("Arrows on bodies, seen");

        await sibusiso.Page.GotoAsync("about:blank");
        await nomsa.Page.IsSaved();
    }

    [Fact]
    public async Task Without_script_the_plan_reads_as_it_was_saved()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.Text().FocusAsync();
        await nomsa.Page.Keyboard.PressAsync("Control+B");
        await nomsa.Page.Keyboard.TypeAsync("Two bodies");
        await nomsa.Page.Keyboard.PressAsync("Control+B");
        await nomsa.Page.Keyboard.TypeAsync(", two forces");
        await nomsa.Page.IsSaved();

        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync(Topic);
        var section = reader.Page.Locator("article").Filter(new() { Has = reader.Page.GetByRole(AriaRole.Heading, new() { Name = PlanSteps.Introduction }) });
        await Assertions.Expect(section.Locator(".prose")).ToHaveTextAsync("Two bodies, two forces");
        await Assertions.Expect(section.Locator("strong")).ToHaveTextAsync("Two bodies");
    }

    [Fact]
    public async Task A_section_is_moved_by_one_while_the_other_writes_in_it()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("one two four");
        for (var i = 0; i < " four".Length; i++)
        {
            await nomsa.Page.Keyboard.PressAsync("ArrowLeft");
        }

        await sibusiso.Page.Says("one two four");
        var before = await nomsa.Page.Sections();
        Assert.Equal(2, before.ToList().IndexOf(PlanSteps.Introduction));

        await sibusiso.Page.Do(PlanSteps.Introduction, "Move up");
        await nomsa.Page.Keyboard.TypeAsync(" th");
        await sibusiso.Page.Do(PlanSteps.Introduction, "Move up");
        await Assertions.Expect(nomsa.Page.Locator(".sheet .sheet__words").First).ToHaveTextAsync(PlanSteps.Introduction);
        await Assertions.Expect(nomsa.Page.Text()).ToBeFocusedAsync();
        await nomsa.Page.Keyboard.TypeAsync("ree");

        Assert.Equal("one two three four", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
        Assert.Equal(await nomsa.Page.Sections(), await sibusiso.Page.Sections());
        Assert.Equal([PlanSteps.Introduction, .. before.Where(s => s != PlanSteps.Introduction)], await nomsa.Page.Sections());
    }

    [Fact]
    public async Task Undo_is_ones_own()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("hers ");
        await sibusiso.Page.Says("hers ");
        await sibusiso.Page.Write("his");
        await nomsa.Page.Says("hers his");

        await nomsa.Page.Text().FocusAsync();
        await nomsa.Page.Keyboard.PressAsync("Control+z");
        await nomsa.Page.Says("his");
        await nomsa.Page.Keyboard.PressAsync("Control+z");
        await sibusiso.Page.Says("his");
        await nomsa.Page.Keyboard.PressAsync("Control+y");
        Assert.Equal("hers his", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));

        await sibusiso.Page.Text().FocusAsync();
        await sibusiso.Button("Undo").ClickAsync();
        Assert.Equal("hers ", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page));
    }
}
