namespace CommunityClusters.E2E.Journeys;

/// <summary>On a slow line the editor comes long after the page: until then, and while it takes over, one reads on.</summary>
public sealed class Reading_while_the_editor_comes(Suite suite) : PlanJourney(suite)
{
    private const string Materials = "Materials";
    private const string Assessment = "How we see what they learnt";

    [Fact]
    public async Task Nobody_sees_signs_for_words_and_what_is_read_stays_where_it_was()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.Put("Push the **big** wall\n\n- first\n- then", PlanSteps.Introduction);
        await nomsa.Page.Reach(Assessment);
        await nomsa.Page.Put("Say what a **pair** is", Assessment);
        await nomsa.Page.IsSaved();

        var with = Person.Phone;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        with.ServiceWorkers = ServiceWorkerPolicy.Block;
        var reader = await Arrive("Nomsa on a slow line", with);
        var comes = new TaskCompletionSource();
        await reader.Page.RouteAsync("**/build/editor-*.js", async route =>
        {
            await comes.Task;
            await route.ContinueAsync();
        });
        await reader.Page.AddInitScriptAsync("""
            addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
              if (document.querySelector("[data-document]")?.innerText.includes("**")) window.sawSigns = true;
            }).observe(document, { childList: true, subtree: true, characterData: true }));
            """);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator("[data-document] strong").First).ToHaveTextAsync("big");
        var read = reader.Page.Locator("[data-document] .prose, [data-document] .sheet__text").Filter(new() { HasText = "Say what a" }).First;
        await read.EvaluateAsync("e => scrollTo(0, scrollY + e.getBoundingClientRect().top - 60)");
        var before = await TopOf(read);

        // What the page was drawn with is no longer what the phone is sent.
        await nomsa.Page.Put("Pull the **long** rope", Materials);
        await nomsa.Page.IsSaved();
        comes.SetResult();
        await Assertions.Expect(reader.Page.Locator(".plan__state")).ToHaveTextAsync("Saved");

        await Assertions.Expect(read).ToBeVisibleAsync();
        Assert.InRange(await TopOf(read) - before, -24, 24);
        await reader.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await reader.Page.Says("Pull the long rope", Materials);
        Assert.False(await reader.Page.EvaluateAsync<bool>("() => window.sawSigns === true"), "Signs stood where words should.");
    }

    private static Task<double> TopOf(ILocator what) => what.EvaluateAsync<double>("e => e.getBoundingClientRect().top");
}
