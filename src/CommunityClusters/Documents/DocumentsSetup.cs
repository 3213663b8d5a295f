namespace CommunityClusters.Documents;

internal static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddScoped<DocumentAccess>()
        .AddScoped<Projections>()
        .AddSingleton<DocumentShelf>()
        .AddSingleton<Rooms>().AddHostedService(p => p.GetRequiredService<Rooms>())
        .AddSingleton<Scribe>().AddHostedService(p => p.GetRequiredService<Scribe>());
}
