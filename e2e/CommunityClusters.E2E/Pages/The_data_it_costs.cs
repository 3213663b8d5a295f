using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace CommunityClusters.E2E.Pages;

public sealed class The_data_it_costs(Suite suite, ITestOutputHelper output) : PageWalk(suite)
{
    private const int FirstVisit = 70 * 1024;
    private const int RepeatVisit = 12 * 1024;
    // Once on a phone, whatever kind of document it is that one writes first.
    private const int Editor = 200 * 1024;
    // Once on a phone, with the first formula.
    private const int Formulas = 120 * 1024;

    [Theory]
    [MemberData(nameof(ProductPage.Names), MemberType = typeof(ProductPage))]
    public async Task Every_page_is_within_its_budget_and_asks_nobody_else(string what)
    {
        var page = ProductPage.Named(what);
        var phone = OutlastsPeople(new Line(Suite.Program.Port));
        var person = await Arrive(page, phone.Address);
        var first = await Visit(person.Page, page, phone);
        var repeat = await Visit(await person.Context.NewPageAsync(), page, phone);

        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {first.Bytes} bytes at first, {repeat.Bytes} again");
        output.WriteLine(line);
        await File.AppendAllTextAsync(Path.Combine(Repository.Findings, "sizes.txt"), line + "\n", TestContext.Current.CancellationToken);
        Assert.InRange(first.Bytes, 1, FirstVisit + (page.Edits ? Editor : 0) + (page.Draws ? Formulas : 0));
        Assert.InRange(repeat.Bytes, 1, RepeatVisit);
        Assert.All(first.Asked.Concat(repeat.Asked), a => Assert.StartsWith(person.Address, a.Url, StringComparison.Ordinal));
        Assert.DoesNotContain(first.Asked, a => a.Type == "font" && !page.Draws);
    }

    private async Task<(int Bytes, IReadOnlyList<(string Url, string Type)> Asked)> Visit(IPage tab, ProductPage page, Line phone)
    {
        var before = phone.BytesToPhone;
        var asked = new ConcurrentQueue<(string, string)>();
        tab.Request += (_, request) => asked.Enqueue((request.Url, request.ResourceType));
        await Show(tab, page);
        await tab.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        if (page.Edits)
        {
            // The last of what the phone keeps for writing without signal.
            await tab.Until("async () => await caches.match('/waiting', { ignoreVary: true }) !== undefined");
        }

        await IsQuiet(phone);
        return ((int)(phone.BytesToPhone - before), [.. asked.Where(a => !a.Item1.StartsWith("data:", StringComparison.Ordinal))]);
    }

    // The worker and the live line fetch past the page, so that no state of the page tells when they are done.
    private static async Task IsQuiet(Line phone)
    {
        var waited = Stopwatch.StartNew();
        for (long was = -1; was != phone.BytesToPhone && waited.ElapsedMilliseconds < Suite.Patience;)
        {
            was = phone.BytesToPhone;
            await Task.Delay(TimeSpan.FromMilliseconds(600), TestContext.Current.CancellationToken);
        }
    }
}
