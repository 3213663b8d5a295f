namespace CommunityClusters.Features.Gatherings.Records;

internal static class RecordsSetup
{
    /// <summary>Has the program make records by itself when days are over.</summary>
    public static IServiceCollection AddRecords(this IServiceCollection services) =>
        services.AddSingleton<DueRecords>().AddHostedService(p => p.GetRequiredService<DueRecords>());
}
