using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityClusters.E2E.Pages;

/// <summary>Lines from right to left, joined letters and other widths: what holds for English pages holds for these.</summary>
public sealed class Every_page_in_Urdu(Suite suite) : PageWalk(suite)
{
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // What is done there first is told by English words; the same pages are walked as they are when opened.
    public static TheoryData<string> Pages => [.. ProductPage.All.Where(p => p.Then is null || p.What is "cluster" or "plan").Select(p => p.What)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_runs_from_right_to_left_fits_and_is_open_to_everybody(string what)
    {
        var page = ProductPage.Named(what);
        var person = await Arrive(page);
        await person.Context.AddCookiesAsync([new() { Name = "language", Value = "c%3Dur%7Cuic%3Dur", Url = person.Address }]);
        await Show(person.Page, page);
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");

        var found = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Lights(person.Page, scheme);
            var result = await person.Page.RunAxe(Wcag22);
            found.AddRange(result.Violations.Select(v => $"{scheme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        }

        foreach (var width in new[] { 320, 360, 1280 })
        {
            await person.Page.SetViewportSizeAsync(width, 740);
            var wide = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
            {
                found.Add($"{wide} in {width}");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
