using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>
/// What SignalR itself costs: a hub that sends what one says to the others in a room, as JSON. It has no document, knows nobody,
/// and keeps nothing. <c>relay PORT</c> starts it as a process of its own.
/// </summary>
internal static class Relay
{
    public const string Word = "relay";

    public static async Task Run(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<RelayHub>("/relay");
        await app.RunAsync();
    }

    internal sealed class RelayHub : Hub
    {
        public Task Join(string room) => Groups.AddToGroupAsync(Context.ConnectionId, room);

        public Task Update(string room, string update) => Clients.OthersInGroup(room).SendAsync("update", update);
    }
}
