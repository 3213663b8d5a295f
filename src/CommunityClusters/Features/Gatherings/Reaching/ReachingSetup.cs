namespace CommunityClusters.Features.Gatherings.Reaching;

internal static class ReachingSetup
{
    /// <summary>Has the program erase by itself what was said in private, once days are over for a week.</summary>
    public static IServiceCollection AddReaching(this IServiceCollection services) =>
        services.AddSingleton<DueForgetting>().AddHostedService(p => p.GetRequiredService<DueForgetting>());
}
