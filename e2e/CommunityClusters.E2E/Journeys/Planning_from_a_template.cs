namespace CommunityClusters.E2E.Journeys;

/// <summary>A plan begins with questions that go as one writes, or like another plan of the cluster.</summary>
public sealed class Planning_from_a_template(Suite suite) : PlanJourney(suite)
{
    private const string Ghosts = ".cm-placeholder";
    private const string Struggle = "With what learners struggle with, and questions to you";
    private const string Asked = "Which question or picture brings the wrong idea into the open?";
    private const string Like = $"Like your plan: {Topic}";

    [Fact]
    public async Task A_plan_begins_with_questions_that_are_gone_where_somebody_writes_and_are_taken_nowhere()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var plan = await Begin(nomsa, "Lenses", Struggle);
        await sibusiso.ChooseLanguage("اردو", "ur");
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.Page.Stands();

        var introduction = nomsa.Page.Section(PlanSteps.Introduction);
        await Assertions.Expect(introduction.Locator(Ghosts)).ToHaveTextAsync(Asked);
        // Each reads them in the own language.
        await Assertions.Expect(sibusiso.Page.Locator(Ghosts).First).ToHaveTextAsync("طلبہ یہاں کہاں غلطی کرتے ہیں؟ انہیں یہ درست کیوں لگتا ہے؟");
        Assert.Equal("", await nomsa.Page.Reads());
        await nomsa.Page.Write("Does the wall push?");
        await Assertions.Expect(introduction.Locator(Ghosts)).ToHaveCountAsync(0);
        await nomsa.Page.IsSaved();
        await nomsa.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(nomsa.Page.Locator($"{Ghosts}:visible")).ToHaveCountAsync(0);
        await nomsa.Page.EmulateMediaAsync(new() { Media = Media.Screen });

        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".ghost")).ToHaveCountAsync(7);
        await Assertions.Expect(reader.Page.GetByText("Does the wall push?")).ToBeVisibleAsync();
        await reader.Open($"{plan.AbsolutePath}/print");
        await Assertions.Expect(reader.Page.GetByText("Does the wall push?")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByText("What should observers listen for")).ToHaveCountAsync(0);
        // Whoever empties it is asked again.
        await nomsa.Page.Write("");
        await nomsa.Page.Keyboard.PressAsync("Control+a");
        await nomsa.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(introduction.Locator(Ghosts)).ToHaveTextAsync(Asked);
    }

    [Fact]
    public async Task One_offers_a_plan_and_a_colleague_begins_like_it_with_and_without_script_until_one_takes_it_back()
    {
        var (nomsa, sibusiso, template) = await TwoOnAPlan();
        await nomsa.Page.Write("Who pushes whom?");
        await nomsa.Page.IsSaved();
        await nomsa.Button("Begin other plans like this one").ClickAsync();
        await nomsa.Sees("Your cluster can begin other plans like this one.").ToBeVisibleAsync();
        await sibusiso.Page.Says("Who pushes whom?");
        await sibusiso.Page.IsSaved();

        var his = await Begin(sibusiso, "Energy", Like);
        await sibusiso.Page.Says("Who pushes whom?");
        await sibusiso.Page.Write(" And how hard?");
        await sibusiso.Page.IsSaved();
        var reader = await Reader(nomsa);
        await reader.Open(ListOf(his));
        await reader.Page.Locator("#begin summary").First.ClickAsync();
        await reader.Field("What is the lesson about?").FillAsync("Momentum");
        await reader.Field("How should it begin?").SelectOptionAsync(new SelectOptionValue { Label = Like });
        await reader.Button("Begin it").ClickAsync();
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Momentum");
        await Assertions.Expect(reader.Page.Locator(".prose").GetByText("Who pushes whom?", new() { Exact = true })).ToBeVisibleAsync();

        await reader.Open(template.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".prose").GetByText("Who pushes whom?", new() { Exact = true })).ToBeVisibleAsync();
        await reader.Button("Begin no more plans like this one").ClickAsync();
        await reader.Open(ListOf(his));
        await Assertions.Expect(reader.Page.Locator("#Ask_Template option")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Without_signal_a_plan_begins_like_one_that_the_phone_has_and_others_are_not_offered()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, template) = await TwoOnAPlan(his: line.Address);
        await nomsa.Page.Write("Who pushes whom?");
        await nomsa.Button("Begin other plans like this one").ClickAsync();
        await nomsa.Sees("Your cluster can begin other plans like this one.").ToBeVisibleAsync();
        await sibusiso.Page.Says("Who pushes whom?");
        await sibusiso.Page.IsSaved();
        await Begin(nomsa, "Never opened by Sibusiso", Struggle);
        await nomsa.Button("Begin other plans like this one").ClickAsync();
        await nomsa.Sees("Your cluster can begin other plans like this one.").ToBeVisibleAsync();
        await KeepsEditor(sibusiso, ListOf(template));

        line.Cut();
        await sibusiso.Context.SetOfflineAsync(true);
        await Assertions.Expect(sibusiso.Page.Locator("#Ask_Template option:disabled")).ToHaveTextAsync("Like your plan: Never opened by Sibusiso");
        var plan = await Begin(sibusiso, "Energy", Like, isThere: true);
        await sibusiso.Page.Says("Who pushes whom?");
        await sibusiso.Page.Write(" And how hard?");
        await sibusiso.Page.Waits();

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.Page.IsSaved();
        await nomsa.Open(plan.AbsolutePath);
        await nomsa.IsOnPlan();
        await nomsa.Page.Says("Who pushes whom? And how hard?");
        await nomsa.Open(template.AbsolutePath);
        await nomsa.IsOnPlan();
        await nomsa.Page.Says("Who pushes whom?");
    }

    private static async Task<Uri> Begin(Person person, string topic, string how, bool isThere = false)
    {
        if (!isThere)
        {
            await person.Open($"{ClusterOf(person)}/plans");
        }

        if (!await person.Field("What is the lesson about?").IsVisibleAsync())
        {
            await person.Page.Locator("#begin summary").First.ClickAsync();
        }

        await person.Field("What is the lesson about?").FillAsync(topic);
        await person.Field("How should it begin?").SelectOptionAsync(new SelectOptionValue { Label = how });
        await person.Button("Begin it").ClickAsync();
        await person.Page.WaitForURLAsync(url => url.Split('/')[^2] == "plans");
        await person.Page.Reach();
        return new Uri(person.Page.Url);
    }

    private static async Task KeepsEditor(Person person, string list)
    {
        await person.Open(list);
        await person.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller?.state === 'activated'");
        await person.Page.ReloadAsync();
        var ask = person.Button("Keep for writing without signal");
        await Assertions.Expect(person.Page.Locator("[data-offline-ask] button:visible, [data-offline-state] span:visible").First).ToBeVisibleAsync();
        if (await ask.IsVisibleAsync())
        {
            await ask.ClickAsync();
        }

        await Assertions.Expect(person.Page.Locator("[data-offline-state] span").Last).ToBeVisibleAsync();
    }

    private static string ClusterOf(Person person) => string.Join('/', new Uri(person.Page.Url).AbsolutePath.Split('/')[..3]);

    private static string ListOf(Uri plan) => $"{string.Join('/', plan.AbsolutePath.Split('/')[..3])}/plans";
}
