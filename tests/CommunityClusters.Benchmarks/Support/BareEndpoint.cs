using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>Kestrel that returns so many bytes to whoever asks, and does nothing else.</summary>
internal sealed class BareEndpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareEndpoint(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareEndpoint> Returning(int bytes)
    {
        var body = new byte[bytes];
        Array.Fill(body, (byte)'x');
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();

        // In pieces of unannounced length, as pages are sent that are drawn while they go.
        app.Run(context => context.Response.Body.WriteAsync(body).AsTask());
        await app.StartAsync();
        return new BareEndpoint(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
