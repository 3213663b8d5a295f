using CommunityClusters.Documents;
using CommunityClusters.Realtime.Protocol;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Realtime;

internal static class RealtimeSetup
{
    // A push as base64, with what stands around it, for pages that speak JSON.
    private const int LargestMessage = (Document.LargestPush / 3 * 4) + 8192;

    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSignalR(o => o.MaximumReceiveMessageSize = LargestMessage);
        services.AddSingleton<IHubProtocol, ClustersProtocol>();
        services.AddSingleton<Lines>().AddSingleton<HubLifetimeManager<LiveHub>>(p => p.GetRequiredService<Lines>());
        services.AddScoped<TopicLog>().AddScoped<FragmentDrawing>();
        services.AddSingleton<Company>().AddHostedService(p => p.GetRequiredService<Company>());
        services.AddSingleton<Watchers>().AddHostedService(p => p.GetRequiredService<Watchers>());
        if (configuration["Database:Postgres"] is { Length: > 0 } postgres)
        {
            services.AddSingleton(p => new PostgresBus(postgres, p.GetRequiredService<ILogger<PostgresBus>>()))
                .AddSingleton<INodeBus>(p => p.GetRequiredService<PostgresBus>())
                .AddHostedService(p => p.GetRequiredService<PostgresBus>());
        }
        else
        {
            services.AddSingleton<INodeBus, InProcessBus>();
        }

        return services;
    }
}
