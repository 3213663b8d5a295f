using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityClusters.Tests.Support;

/// <summary>The program itself, started as one node on a database; only its passwords are hashed faster.</summary>
internal sealed class Node(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? change = null) : WebApplicationFactory<Program>
{
    // What was built and not published would be watched for changes.
    private static readonly Dictionary<string, string?> OfABuild = new(StringComparer.Ordinal) { ["ReloadStaticAssetsAtRuntime"] = "false" };

    /// <summary>What went wrong on our side, to be shown by the test that met it.</summary>
    public Complaints Complaints { get; } = new();

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // Given so, the program reads them before it builds anything.
        builder.ConfigureHostConfiguration(c => c.AddInMemoryCollection(settings!).AddInMemoryCollection(OfABuild));
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureLogging(l => l.ClearProviders().AddProvider(Complaints));
        builder.ConfigureServices(services =>
        {
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            change?.Invoke(services);
        });
    }
}

/// <summary>Keeps the errors that the program logged.</summary>
internal sealed class Complaints : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _all = new();

    public IReadOnlyCollection<string> All => _all;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _all.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
