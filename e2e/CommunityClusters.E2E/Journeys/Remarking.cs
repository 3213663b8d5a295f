using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityClusters.E2E.Journeys;

/// <summary>Remarks on the words of a plan, while others write it.</summary>
public sealed class Remarking(Suite suite) : PlanJourney(suite)
{
    private static readonly AxeRunOptions Wcag22 = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } };

    [Fact]
    public async Task One_remarks_on_words_and_the_talk_stays_with_them_until_it_is_closed()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await nomsa.Page.Write("Push the big wall");
        await sibusiso.Page.Says("Push the big wall");
        await nomsa.Page.RemarkOn("big", "How big? *One* they know.");
        await sibusiso.Page.Marks("big");
        await Assertions.Expect(sibusiso.Page.Signs()).ToHaveAttributeAsync("aria-label", "Remark 1, Nomsa Dlamini: How big? One they know.");
        await Assertions.Expect(sibusiso.Page.Section(PlanSteps.Introduction).GetByRole(AriaRole.Button, new() { Name = "1 open remark on Introduction" })).ToBeVisibleAsync();
        // Once it is sent, one goes on where one was.
        await Assertions.Expect(nomsa.Page.Remarks()).ToBeHiddenAsync();

        await sibusiso.Page.Text().FocusAsync();
        await sibusiso.Page.Keyboard.PressAsync("Control+Home");
        await sibusiso.Page.Keyboard.TypeAsync("Then ");
        await sibusiso.Page.Do(PlanSteps.Introduction, "Move up");
        await nomsa.Page.Says("Then Push the big wall");
        await nomsa.Page.Marks("big");
        await sibusiso.Page.Marks("big");

        await sibusiso.Page.Signs().ClickAsync();
        await Assertions.Expect(sibusiso.Page.Remarks().Locator(".remark__words").First).ToHaveTextAsync("big");
        await sibusiso.Page.GetByLabel("Your answer").Last.FillAsync("The one behind the school");
        await sibusiso.Page.Act("Answer");
        // In the list the whole card opens it.
        await sibusiso.Button("All remarks").ClickAsync();
        await Assertions.Expect(sibusiso.Page.GetByLabel("Your answer").Last).ToBeHiddenAsync();
        await sibusiso.Page.Remarks().GetByText("How big?").ClickAsync();
        await Assertions.Expect(sibusiso.Page.GetByLabel("Your answer").Last).ToBeVisibleAsync();
        await nomsa.Page.Signs().ClickAsync();
        await Assertions.Expect(nomsa.Page.Remarks().GetByText("The one behind the school")).ToBeVisibleAsync();

        // What one has begun to answer stays while an answer of somebody else arrives.
        await nomsa.Page.GetByLabel("Your answer").Last.FillAsync("Good, and");
        await sibusiso.Page.GetByLabel("Your answer").Last.FillAsync("It is three metres");
        await sibusiso.Page.Act("Answer");
        await Assertions.Expect(nomsa.Page.Remarks().GetByText("It is three metres")).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.GetByLabel("Your answer").Last).ToHaveValueAsync("Good, and");

        // An answer is its author's to take back: nobody else's page offers it.
        await Assertions.Expect(nomsa.Page.Remarks().Locator("[data-take-answer-back]")).ToHaveCountAsync(0);
        await sibusiso.Page.Remarks().Locator("[data-answer]").Filter(new() { HasText = "It is three metres" }).GetByRole(AriaRole.Button, new() { Name = "Take my answer back" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Remarks().GetByText("Sibusiso Nkosi took this answer back.")).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Remarks().GetByText("It is three metres")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.GetByLabel("Your answer").Last).ToHaveValueAsync("Good, and");

        await nomsa.Page.Act("Close it");
        await Assertions.Expect(sibusiso.Page.Remarks().GetByText("Closed by Nomsa Dlamini")).ToBeVisibleAsync();
        await nomsa.Page.Keyboard.PressAsync("Escape");
        await sibusiso.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(nomsa.Page.Signs()).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Signs()).ToHaveCountAsync(0);

        var reader = await Reader(sibusiso);
        await reader.Open(plan.AbsolutePath);
        await reader.Page.Locator("#remarks-closed > summary").ClickAsync();
        await reader.Page.Locator("#remarks-closed").GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await nomsa.Page.Marks("big");
    }

    [Fact]
    public async Task Made_without_signal_it_waits_on_the_phone_and_arrives_once()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, _) = await TwoOnAPlan(hers: line.Address);
        line.Cut();
        await nomsa.Page.Write("Pull the rope");
        await nomsa.Page.RemarkOn("rope", "Who brings it?");
        await Assertions.Expect(nomsa.Page.Remarks().Locator(".remark__waiting")).ToContainTextAsync("Who brings it?");
        await Assertions.Expect(nomsa.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("1 thing waits to be sent");

        line.Mend();
        await nomsa.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await sibusiso.Page.Says("Pull the rope");
        await sibusiso.Page.Marks("rope");
        await nomsa.Page.Marks("rope");
        await Assertions.Expect(nomsa.Page.Locator(".remark__waiting")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Signs()).ToHaveCountAsync(1);
        await Assertions.Expect(sibusiso.Page.Remarks().Locator("article")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task When_the_words_are_gone_the_remark_says_so_and_can_still_be_read()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        await nomsa.Page.Write("Push the big wall");
        await nomsa.Page.RemarkOn("big", "How big?");
        await sibusiso.Page.Marks("big");

        await sibusiso.Page.Select(" big");
        await sibusiso.Page.Keyboard.PressAsync("Delete");
        await nomsa.Page.Says("Push the wall");
        await Assertions.Expect(nomsa.Page.Signs()).ToHaveCountAsync(0);
        await nomsa.Page.Section(PlanSteps.Introduction).GetByRole(AriaRole.Button, new() { Name = "1 open remark on Introduction" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Remarks().Locator(".remark__words").First).ToHaveTextAsync("The words it was about are gone.");
        await Assertions.Expect(nomsa.Page.Remarks().GetByText("How big?")).ToBeVisibleAsync();
        await nomsa.Page.Act("Take it back");
        await Assertions.Expect(nomsa.Page.Remarks().Locator("article")).ToHaveCountAsync(0);
        await Assertions.Expect(sibusiso.Page.Locator(".remarks__badge:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_keyboard_alone_one_remarks_reads_and_answers()
    {
        var (nomsa, _, _) = await TwoOnAPlan();
        var page = nomsa.Page;
        await page.Write("Push the big wall");
        await page.Select("wall");
        await page.Keyboard.PressAsync("Control+Alt+m");
        await Assertions.Expect(page.GetByLabel("What do you want to say about it?")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Which one?");
        await page.TabTo(page.Remarks().GetByRole(AriaRole.Button, new() { Name = "Make the remark" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Marks("wall");
        await Assertions.Expect(page.Text()).ToBeFocusedAsync();

        await page.TabTo(page.Signs());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Remarks().Locator("article")).ToBeFocusedAsync();
        Assert.Empty((await page.RunAxe(Wcag22)).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        await page.TabTo(page.GetByLabel("Your answer").Last);
        await page.Keyboard.TypeAsync("The long one");
        await page.TabTo(page.Remarks().GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).Last);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Remarks().Locator("article")).ToContainTextAsync("The long one");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Signs()).ToBeFocusedAsync();
    }
}
