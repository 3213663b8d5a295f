using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Realtime;

/// <summary>The open lines of this node, at hand for those who write a message out once and send it to many.</summary>
internal sealed class Lines(ILogger<DefaultHubLifetimeManager<LiveHub>> logger) : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> _open = new(StringComparer.Ordinal);

    /// <summary>The line; null where it is gone.</summary>
    public HubConnectionContext? Find(string connectionId) => _open.GetValueOrDefault(connectionId);

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _open[connection.ConnectionId] = connection;
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _open.TryRemove(connection.ConnectionId, out _);
        return base.OnDisconnectedAsync(connection);
    }
}
