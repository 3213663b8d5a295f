using System.Net;
using System.Net.Sockets;

namespace CommunityClusters.E2E.Support;

internal static class Ports
{
    // Below the ports that connections going out are given: a program that starts again must get its own port back.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's; the next one.
            }
        }
    }
}
