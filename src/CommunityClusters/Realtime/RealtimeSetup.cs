namespace CommunityClusters.Realtime;

internal static class RealtimeSetup
{
    private const int LargestMessage = 8 * 1024;

    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSignalR(o => o.MaximumReceiveMessageSize = LargestMessage);
        services.AddScoped<TopicLog>().AddScoped<FragmentDrawing>();
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
