using CommunityClusters;
using CommunityClusters.Curriculum;
using CommunityClusters.Demo;
using CommunityClusters.Documents;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Files;
using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(Limits.OfRequests);

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddPersistence(builder.Configuration)
    .AddKeyRing()
    .AddIdentity()
    .AddPipeline()
    .AddRealtime(builder.Configuration)
    .AddDocuments()
    .AddFiles(builder.Configuration)
    .AddRecords()
    .AddReaching()
    .AddDecisions()
    .AddLocalisation()
    .AddSingleton<Curricula>()
    .AddSingleton<DemoSetting>()
    .AddPages()
    .AddLimits();

var app = builder.Build();
await app.Services.MigrateDatabase();
if (await new OwnersConsole(app.Services, Console.Out, !Console.IsOutputRedirected).Run(args) is { } exitCode)
{
    return exitCode;
}

if (app.Services.GetRequiredService<DemoSetting>().IsOn && !await new DemoStory(app.Services, Console.Out).Play())
{
    return OwnersConsole.Unusable;
}

app.UseSecurityHeaders();
app.UseProblemPages();
app.UseResponseCompression();
app.UseRouting();
app.UseAuthentication();
app.UseCaller();
app.UseDevice();
app.UseRequestLocalization();
app.UseRateLimiter();
app.UseAuthorization();

app.MapStaticAssets().WithMetadata(new ServesFiles()).ShortCircuit();
app.MapRazorPages();
app.MapDocumentParts();
app.MapFiles();
app.MapHub<LiveHub>("/live", LiveSetup.OnlyWebSockets).WithMetadata(new SendsRequests());

app.EnsureEveryDoorIsARequest();
await app.RunAsync();
return 0;
