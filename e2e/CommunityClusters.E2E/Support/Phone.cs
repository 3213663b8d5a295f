using System.Diagnostics;
using System.Globalization;

namespace CommunityClusters.E2E.Support;

/// <summary>A browser of its own that can be killed, as when the battery dies, and started again on what it kept.</summary>
public sealed class Phone(Suite suite) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phone-");
    private IBrowserContext? _context;

    /// <summary>Its open page.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>What it has open.</summary>
    public IBrowserContext Context => _context!;

    public async Task Start(string address)
    {
        _context = await suite.Launch(_folder.FullName, new() { BaseURL = address, ViewportSize = Person.Phone.ViewportSize, Locale = Person.Phone.Locale });
        _context.SetDefaultTimeout(Suite.Patience);
        Page = await _context.NewPageAsync();
    }

    /// <summary>Signs in without the form: a browser writes its cookies down only now and then, and a killed one may have none.</summary>
    /// <param name="person">Whose session it is.</param>
    public async Task SignInAs(Person person)
    {
        var cookies = await person.Context.CookiesAsync();
        await _context!.AddCookiesAsync(cookies.Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            Expires = c.Expires,
            HttpOnly = c.HttpOnly,
            Secure = c.Secure,
            SameSite = c.SameSite,
        }));
    }

    /// <summary>Its browser is closed, as when it is switched off for the night.</summary>
    public async Task Close()
    {
        await _context!.CloseAsync();
        _context = null;
    }

    /// <summary>Ends it at once, in the middle of whatever it does (SIGKILL).</summary>
    public void Kill()
    {
        // Its processes are those that were given its folder, which nobody else's were.
        foreach (var id in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, CultureInfo.InvariantCulture, out _)))
        {
            if (CommandOf(id!).Contains($"--user-data-dir={_folder.FullName}", StringComparison.Ordinal))
            {
                using var process = Process.GetProcessById(int.Parse(id!, CultureInfo.InvariantCulture));
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }
        }

        _context = null;
    }

    public void Dispose()
    {
        if (_context is not null)
        {
            Kill();
        }

        _folder.Delete(recursive: true);
    }

    private static string CommandOf(string id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
