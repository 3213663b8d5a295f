using System.Collections.Concurrent;

namespace CommunityClusters.E2E.Journeys;

/// <summary>Formulas stand in a plan as they stand on a board.</summary>
public sealed class Planning_with_formulas(Suite suite) : PlanJourney(suite)
{
    private const string Energy = @"\frac{1}{2}mv^2";

    [Fact]
    public async Task A_formula_is_drawn_for_both_and_a_tap_asks_for_its_tex()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Put($"Energy: ${Energy}$, for $5 and $10.");
        await Assertions.Expect(Formulas(nomsa).Locator(".katex-html .mfrac")).ToHaveCountAsync(1);
        await Assertions.Expect(Formulas(sibusiso).Locator(".katex-html .mfrac")).ToHaveCountAsync(1);
        await Assertions.Expect(Formulas(nomsa)).ToHaveCountAsync(1);
        // For those who listen, as MathML.
        await Assertions.Expect(Formulas(nomsa).Locator("math mfrac")).ToHaveCountAsync(1);

        await Formulas(nomsa).ClickAsync();
        await Assertions.Expect(nomsa.Field("Formula")).ToHaveValueAsync(Energy);
        await nomsa.Field("Formula").FillAsync(@"\sqrt{x");
        await nomsa.Sees("This cannot be drawn yet").ToBeVisibleAsync();
        await nomsa.Field("Formula").FillAsync(@"\vec{F}_{AB} = -\vec{F}_{BA}");
        await Assertions.Expect(nomsa.Page.Locator(".ed-form-drawn .katex-html")).ToHaveCountAsync(1);
        await nomsa.Button("Done").ClickAsync();
        await Assertions.Expect(Formulas(sibusiso).Locator(".katex-html .accent")).ToHaveCountAsync(2);
        // Its arrow is there: the page's policy took no style away from it.
        Assert.True((await Formulas(sibusiso).Locator(".accent svg").First.BoundingBoxAsync())!.Width > 2);
        await sibusiso.Page.Says(@"Energy: \vec{F}_{AB} = -\vec{F}_{BA}, for $5 and $10.");
    }

    [Fact]
    public async Task A_malformed_formula_and_one_that_would_lead_away_stay_as_they_are_written()
    {
        var (nomsa, _, _) = await TwoOnAPlan();
        string[] wrong = [@"\frac{1", @"\nosuchthing", @"\href{javascript:alert(1)}{x}", @"\includegraphics{https://elsewhere.example/x.png}", @"\htmlStyle{position:fixed}{x}", @"\def\x{\x\x}\x"];
        await nomsa.Page.Put(string.Join(' ', wrong.Append("x").Select(tex => $"${tex}$")));

        await Assertions.Expect(nomsa.Page.Locator(".ed-formula.formula--wrong")).ToHaveTextAsync(wrong);
        await Assertions.Expect(nomsa.Page.Locator(".ed-formula.formula--drawn")).ToHaveCountAsync(1);
        await Assertions.Expect(nomsa.Page.Locator(".ed-formula").Locator("a, img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_formula_that_stands_alone_shows_its_tex_while_one_stands_in_it()
    {
        var (nomsa, _, _) = await TwoOnAPlan();
        await nomsa.Page.Put("Before\n\n$$\nx = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}\n$$\n\nAfter");
        var tex = nomsa.Page.GetByText(@"x = \frac{-b", new() { Exact = false }).And(nomsa.Page.Locator(".cm-line"));
        await Assertions.Expect(nomsa.Page.Locator(".formula--alone .katex-html")).ToBeVisibleAsync();
        await Assertions.Expect(tex).Not.ToBeVisibleAsync();

        await nomsa.Page.Locator(".formula--alone").ClickAsync();
        await Assertions.Expect(tex).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator(".formula--alone .katex-html")).ToBeVisibleAsync();
        await nomsa.Page.Keyboard.PressAsync("Control+End");
        await Assertions.Expect(tex).Not.ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator(".formula--alone .katex-html")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_draws_them_is_fetched_with_the_first_formula_and_kept_for_a_day_without_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, plan) = await TwoOnAPlan(his: line.Address);
        var asked = new ConcurrentQueue<string>();
        sibusiso.Page.Request += (_, request) => asked.Enqueue(new Uri(request.Url).AbsolutePath);
        await sibusiso.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await sibusiso.Page.ReloadAsync();
        await sibusiso.IsOnPlan();
        Assert.DoesNotContain(asked, a => a.Contains("formulas", StringComparison.Ordinal) || a.Contains("KaTeX", StringComparison.Ordinal));

        await nomsa.Page.Put($"${Energy}$");
        await Assertions.Expect(Formulas(sibusiso).Locator(".katex-html")).ToHaveCountAsync(1);
        Assert.Contains(asked, a => a.StartsWith("/build/formulas-", StringComparison.Ordinal));
        await nomsa.Page.IsSaved();
        await sibusiso.Page.ReloadAsync();
        await sibusiso.IsOnPlan();
        await Assertions.Expect(Formulas(sibusiso).Locator(".katex-html")).ToHaveCountAsync(1);

        line.Cut();
        await sibusiso.Context.SetOfflineAsync(true);
        await sibusiso.Open(plan.AbsolutePath);
        await Assertions.Expect(sibusiso.Page.Locator(".formula .katex-html").First).ToBeVisibleAsync();
        Assert.True(await sibusiso.Page.EvaluateAsync<bool>("document.fonts.load('1em KaTeX_Math').then(found => found.length > 0)"));
    }

    [Fact]
    public async Task Without_script_the_tex_can_be_read_and_with_it_the_page_back_shows_no_formula_twice()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.Put($"So ${Energy}$ it is");
        await nomsa.Page.IsSaved();
        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator(".prose").Filter(new() { HasText = "So" })).ToHaveTextAsync($"So {Energy} it is");

        await nomsa.Page.ReloadAsync();
        await nomsa.IsOnPlan();
        await nomsa.Page.Locator(".back").ClickAsync();
        await nomsa.IsAt("/plans");
        await nomsa.Page.GoBackAsync();
        await nomsa.IsOnPlan();
        await Assertions.Expect(nomsa.Page.Locator(".formula .katex-html")).ToHaveCountAsync(1);
        await Assertions.Expect(nomsa.Page.Locator(".formula math")).ToHaveCountAsync(1);
    }

    private static ILocator Formulas(Person person) => person.Page.Text().Locator(".ed-formula");
}
