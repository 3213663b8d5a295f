using Microsoft.Playwright;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>Phones: windows of one browser, each with its own cookies, cache and storage.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Known = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> Begin()
    {
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Known.FirstOrDefault(File.Exists), Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"] }));
    }

    /// <summary>A phone.</summary>
    /// <param name="address">Where the program is.</param>
    /// <param name="cookie">Whose session it is in, as name=value; null for somebody who is not signed in.</param>
    public async Task<IBrowserContext> Phone(string address, string? cookie = null)
    {
        var phone = await _browser.NewContextAsync(new() { BaseURL = address, ViewportSize = new() { Width = 360, Height = 740 }, Locale = "en-ZA" });
        if (cookie?.Split('=', 2) is [var name, var value])
        {
            await phone.AddCookiesAsync([new() { Name = name, Value = value, Url = address }]);
        }

        return phone;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
