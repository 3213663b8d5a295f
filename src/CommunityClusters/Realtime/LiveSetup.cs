using Microsoft.AspNetCore.Http.Connections;

namespace CommunityClusters.Realtime;

internal static class LiveSetup
{
    // One connection costs one handshake; polling would cost the teacher data.
    public static void OnlyWebSockets(HttpConnectionDispatcherOptions options)
    {
        options.Transports = HttpTransportType.WebSockets;
        options.CloseOnAuthenticationExpiration = true;
    }
}
