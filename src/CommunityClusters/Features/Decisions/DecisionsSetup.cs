using CommunityClusters.Features.Decisions.Elections;

namespace CommunityClusters.Features.Decisions;

internal static class DecisionsSetup
{
    /// <summary>Has the program count by itself the ballots of decisions whose time is over, forget what was counted, and call the elections that follow a term.</summary>
    public static IServiceCollection AddDecisions(this IServiceCollection services) =>
        services.AddSingleton<Forgetting>().AddSingleton<DueCounting>().AddHostedService(p => p.GetRequiredService<DueCounting>())
            .AddSingleton<DueElections>().AddHostedService(p => p.GetRequiredService<DueElections>());
}
