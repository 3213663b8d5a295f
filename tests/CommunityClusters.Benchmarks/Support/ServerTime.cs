using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>
/// How long the program itself took for its last request: from the first middleware to the last byte written, without the
/// line and without Kestrel's reading and sending.
/// </summary>
internal sealed class ServerTime : IStartupFilter
{
    private long _ticks;

    /// <summary>The last request's time in milliseconds. Requests that are measured come one after the other.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(0, Volatile.Read(ref _ticks)).TotalMilliseconds;

    public void AddTo(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            var began = Stopwatch.GetTimestamp();
            await rest(context);
            Volatile.Write(ref _ticks, Stopwatch.GetTimestamp() - began);
        });
        next(app);
    };
}
