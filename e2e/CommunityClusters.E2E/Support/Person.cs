using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>Somebody with a browser of their own: its own cookies, cache and storage.</summary>
public sealed class Person
{
    public const string Password = "a long enough one";

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly bool _losesLine;

    private Person(IBrowserContext context, IPage page, string name, string address, bool losesLine)
    {
        (Context, Page, Name, Address, _losesLine) = (context, page, name, address, losesLine);
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
            {
                _problems.Enqueue($"{Name}'s browser at {message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, error) =>
        {
            if (!IsExpected(error.Error))
            {
                _problems.Enqueue($"{Name}'s browser: {error.Error}");
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Name { get; }

    public string Address { get; }

    /// <summary>Errors of scripts, blocked content, and failed requests.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "en-ZA" };

    /// <summary>Somebody whose browser is open already opens another page in it.</summary>
    public static async Task<Person> With(IBrowserContext context, string name, string address, bool losesLine = false)
    {
        context.SetDefaultTimeout(Suite.Patience);
        return new Person(context, await context.NewPageAsync(), name, address, losesLine);
    }

    public static async Task<Person> Arrive(IBrowser browser, string name, string address, BrowserNewContextOptions? with, bool losesLine = false)
    {
        var options = with ?? Phone;
        options.BaseURL = address;
        return await With(await browser.NewContextAsync(options), name, address, losesLine);
    }

    public Task<IResponse?> Open(string path) => Page.GotoAsync(path);

    /// <summary>Waits until the whole page is there whose address ends so, whatever is asked of it.</summary>
    public Task IsAt(string path) =>
        IsAt(new Regex($"^[^?#]*{Regex.Escape(path)}(?:[?#]|$)", RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <inheritdoc cref="IsAt(string)"/>
    public async Task IsAt(Regex address)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(address);
        // Playwright's own waiting misses a load that comes in the moment it begins to wait, and knows nothing of a
        // page that is drawn into the one before: that one has the new address while it still shows the old words.
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Suite.Patience));
        while (!await Page.EvaluateAsync<bool>("document.readyState === 'complete' && !document.documentElement.hasAttribute('aria-busy')"))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>The link or button that says this.</summary>
    public ILocator Link(string says) => Page.GetByRole(AriaRole.Link, new() { Name = says, Exact = true });

    /// <inheritdoc cref="Link"/>
    public ILocator Button(string says) => Page.GetByRole(AriaRole.Button, new() { Name = says, Exact = true });

    /// <summary>The field with this label.</summary>
    public ILocator Field(string label) => Page.GetByLabel(label, new() { Exact = true });

    public ILocatorAssertions Sees(string text) => Assertions.Expect(Page.GetByText(text, new() { Exact = false }).First);

    /// <summary>How colleagues see a member on a page of theirs.</summary>
    public ILocator Member(string name) => Page.Locator(".people b").GetByText(name, new() { Exact = true });

    // The browser itself reports every answer of 400 and more; a form that is shown again is one, and no fault.
    private bool IsExpected(string text) =>
        text.Contains("the server responded with a status of 4", StringComparison.Ordinal)
        || (_losesLine && (text.Contains("net::ERR_", StringComparison.Ordinal) || text.Contains("Failed to fetch", StringComparison.Ordinal) || text.StartsWith("WebSocket connection to", StringComparison.Ordinal)));
}
