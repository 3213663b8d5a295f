using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityClusters.E2E.Pages;

public sealed partial class Every_page(Suite suite) : PageWalk(suite)
{
    private const int Tap = 44;
    private static readonly (int Width, int Height)[] Screens = [(360, 740), (1280, 800)];
    private static readonly AxeRunOptions Wcag22 = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    // One visit for all that is looked at: to open each page anew for each look takes most of the walk's time.
    [Theory]
    [MemberData(nameof(ProductPage.Names), MemberType = typeof(ProductPage))]
    public async Task Every_page_is_open_to_everybody_on_any_screen_by_day_and_night(string page)
    {
        var person = await Open(page);
        await KnowsWhoIsThere(person.Page, ProductPage.Named(page));
        var found = new List<string>();
        found.AddRange((await TooSmallForAThumb(person.Page)).Select(s => $"Too small: {s}"));
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await Lights(person.Page, scheme);
            foreach (var (width, height) in Screens)
            {
                await person.Page.SetViewportSizeAsync(width, height);
                var result = await person.Page.RunAxe(Wcag22);
                found.AddRange(result.Violations.Select(v =>
                    $"{scheme} {width}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => $"{n.Html} {string.Join(' ', n.Any.Select(c => c.Message))}"))}"));
            }
        }

        await person.Page.SetViewportSizeAsync(320, 256);
        found.AddRange((await TooWide(person.Page)).Select(w => $"Too wide at 320: {w}"));
        await person.Page.SetViewportSizeAsync(360, 740);
        await person.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        found.AddRange((await TooWide(person.Page)).Select(w => $"Too wide in letters of double size: {w}"));

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public void Every_route_of_the_product_is_walked()
    {
        var routes = Directory.EnumerateFiles(Path.Combine(Repository.Sources, "Features"), "*.cshtml", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            // What a script fetches into a page has no frame of its own.
            .Where(text => !text.Contains("Layout = null", StringComparison.Ordinal))
            .Select(text => PageDirective().Match(text))
            .Where(m => m.Success).Select(m => m.Groups["route"].Value).ToList();
        Assert.NotEmpty(routes);
        Assert.Empty(routes.Except(ProductPage.All.Select(p => p.Route), StringComparer.Ordinal));
        Assert.Empty(ProductPage.All.Select(p => p.Route).Except(routes, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_link_of_a_page_leads_somewhere()
    {
        var dead = new List<string>();
        foreach (var page in ProductPage.All)
        {
            var person = await Open(page.What);
            var links = await person.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href^=\"/\"]')].map(a => a.getAttribute('href'))");
            // The places of a frame are filled on the phone.
            foreach (var link in links.Where(l => !l.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
            {
                var answer = await person.Page.APIRequest.GetAsync(link);
                if (!answer.Ok)
                {
                    dead.Add($"{page.What}: {link} answers {answer.Status}");
                }
            }
        }

        Assert.True(dead.Count == 0, string.Join('\n', dead));
    }

    private static async Task KnowsWhoIsThere(IPage tab, ProductPage page)
    {
        var signedIn = page.As != Role.Visitor;
        await Assertions.Expect(tab.Locator(".tabs")).ToHaveCountAsync(signedIn ? 1 : 0);
        // The page that a phone shows without signal is drawn for no one.
        var isForNoOne = page.Route == "/offline";
        await Assertions.Expect(tab.Locator(".topbar__link")).ToHaveCountAsync(signedIn || isForNoOne ? 0 : 1);
    }

    private static Task<string[]> TooSmallForAThumb(IPage page) => page.EvaluateAsync<string[]>("""
        tap => [...document.querySelectorAll("button, input:not([type=hidden]), textarea, select, summary, nav a, .button, .back, .onward, .topbar a, .list a")]
          // The thumb meets the chip that holds a box to tick, and never what only a screen reader or the Enter key meets.
          .map(e => e.closest(".choice") ?? e)
          .filter(e => e.checkVisibility() && !e.matches(".skip, .visually-hidden"))
          .map(e => ({ e, box: e.getBoundingClientRect() }))
          .filter(({ box }) => box.width < tap - 0.5 || box.height < tap - 0.5)
          .map(({ e, box }) => `${e.outerHTML.slice(0, 120)} is ${box.width} × ${box.height}`)
        """, Tap);

    private static Task<string[]> TooWide(IPage page) => page.EvaluateAsync<string[]>("""
        () => document.documentElement.scrollWidth <= innerWidth ? [] : [
          `${document.documentElement.scrollWidth} in ${innerWidth}`,
          ...[...document.querySelectorAll("main *, header *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))]
        """);

    [GeneratedRegex("^@page \"(?<route>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageDirective();
}
