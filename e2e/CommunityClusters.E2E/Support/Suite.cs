[assembly: AssemblyFixture(typeof(CommunityClusters.E2E.Support.Suite))]

namespace CommunityClusters.E2E.Support;

/// <summary>One browser and one running program for all journeys; each person has a browser context of their own.</summary>
public sealed class Suite : IAsyncLifetime
{
    /// <summary>How long a state may take to come, in milliseconds.</summary>
    public const float Patience = 15_000;

    // The one without windows first: it does a third less for each page.
    private static readonly string[] Browsers = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
    // Its microphone beeps once a second, and its owner says yes to whoever may ask for it.
    private static readonly string[] Arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

    private static string? Executable => Browsers.FirstOrDefault(File.Exists);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private IPlaywright? _playwright;
    private Task<Scenery>? _scenery;

    public IBrowser Browser { get; private set; } = null!;

    public ProgramProcess Program { get; private set; } = null!;

    /// <summary>A browser that keeps its things in a folder, and so has them still when it is started again.</summary>
    /// <param name="folder">Where it keeps them.</param>
    /// <param name="options">What is different about it.</param>
    public Task<IBrowserContext> Launch(string folder, BrowserTypeLaunchPersistentContextOptions options)
    {
        (options.ExecutablePath, options.Args) = (Executable, Arguments);
        return _playwright!.Chromium.LaunchPersistentContextAsync(folder, options);
    }

    public async ValueTask InitializeAsync()
    {
        Directory.Delete(Repository.Findings, recursive: true);
        Program = await ProgramProcess.Begin();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
    }

    /// <summary>What the walks over all pages look at; made once, and where it fails not again for each page.</summary>
    public async Task<Scenery> Scenery()
    {
        await _gate.WaitAsync();
        try
        {
            return await (_scenery ??= Support.Scenery.Make(this));
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        _playwright?.Dispose();
        Program?.Dispose();
        _gate.Dispose();
    }
}
