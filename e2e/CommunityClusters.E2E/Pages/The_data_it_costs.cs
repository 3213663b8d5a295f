using System.Globalization;
using System.Text.Json;

namespace CommunityClusters.E2E.Pages;

public sealed class The_data_it_costs(Suite suite, ITestOutputHelper output) : PageWalk(suite)
{
    private const int FirstVisit = 70 * 1024;
    private const int RepeatVisit = 12 * 1024;

    [Theory]
    [MemberData(nameof(ProductPage.Names), MemberType = typeof(ProductPage))]
    public async Task Every_page_is_within_its_budget_and_asks_nobody_else(string what)
    {
        var page = ProductPage.Named(what);
        var person = await Arrive(page);
        var first = await Visit(person, person.Page, page);
        var repeat = await Visit(person, await person.Context.NewPageAsync(), page);

        var line = string.Create(CultureInfo.InvariantCulture, $"{what}: {first.Bytes} bytes at first, {repeat.Bytes} again");
        output.WriteLine(line);
        await File.AppendAllTextAsync(Path.Combine(Repository.Findings, "sizes.txt"), line + "\n", TestContext.Current.CancellationToken);
        Assert.InRange(first.Bytes, 1, FirstVisit);
        Assert.InRange(repeat.Bytes, 1, RepeatVisit);
        Assert.All(first.Asked.Concat(repeat.Asked), a => Assert.StartsWith(person.Address, a.Url, StringComparison.Ordinal));
        Assert.DoesNotContain(first.Asked, a => a.Type == "Font");
    }

    private async Task<Traffic> Visit(Person person, IPage tab, ProductPage page)
    {
        var wire = await person.Context.NewCDPSessionAsync(tab);
        await wire.SendAsync("Network.enable");
        var traffic = new Traffic();
        wire.Event("Network.requestWillBeSent").OnEvent += (_, e) => traffic.Ask(e!.Value);
        wire.Event("Network.loadingFinished").OnEvent += (_, e) => traffic.Take(e!.Value.GetProperty("encodedDataLength"));
        wire.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => traffic.TakeFrame(e!.Value);
        await Show(tab, page);
        await tab.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return traffic;
    }

    /// <summary>What went over the line for one visit, headers with it, as the browser counted it.</summary>
    private sealed class Traffic
    {
        public int Bytes { get; private set; }

        public List<(string Url, string Type)> Asked { get; } = [];

        public void Ask(JsonElement e)
        {
            var url = e.GetProperty("request").GetProperty("url").GetString()!;
            if (!url.StartsWith("data:", StringComparison.Ordinal))
            {
                Asked.Add((url, e.GetProperty("type").GetString()!));
            }
        }

        public void Take(JsonElement length) => Bytes += (int)length.GetDouble();

        public void TakeFrame(JsonElement e) => Bytes += e.GetProperty("response").GetProperty("payloadData").GetString()!.Length;
    }
}
