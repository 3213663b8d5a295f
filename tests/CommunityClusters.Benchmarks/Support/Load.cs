using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>
/// Clients that ask again as soon as they are answered. They do as little as they can, for they share the processors with the
/// server: the answer is read to its last chunk and looked at no further than its status.
/// </summary>
internal static class Load
{
    private static readonly byte[] Ok = "HTTP/1.1 200"u8.ToArray();
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    /// <summary>One client a request.</summary>
    /// <returns>Answers a second, of all clients together.</returns>
    public static async Task<double> Run(Uri address, IReadOnlyList<string> requests, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(requests.Select(request => Task.Run(() => Client(address, request, () => clock.Elapsed < time))));
        return answers.Sum(a => a.Count) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>How many bytes the body of an answer has.</summary>
    public static async Task<int> BytesOf(Uri address, string request)
    {
        var first = true;
        var answer = await Client(address, request, () => first && !(first = false));
        var text = Encoding.Latin1.GetString(answer.Last);
        var at = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        var bytes = 0;
        while (int.Parse(text[at..text.IndexOf("\r\n", at, StringComparison.Ordinal)], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture) is > 0 and var chunk)
        {
            bytes += chunk;
            at = text.IndexOf("\r\n", at, StringComparison.Ordinal) + 2 + chunk + 2;
        }

        return bytes;
    }

    private static async Task<(int Count, byte[] Last)> Client(Uri address, string request, Func<bool> goesOn)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        var bytes = Encoding.ASCII.GetBytes(request);
        var buffer = new byte[1 << 18];
        var (count, length) = (0, 0);
        while (goesOn())
        {
            await socket.SendAsync(bytes);
            length = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                length = read > 0 ? length + read : throw new IOException("The server hung up.");
            }
            while (!buffer.AsSpan(0, length).EndsWith(LastChunk));
            count++;
            if (!buffer.AsSpan().StartsWith(Ok))
            {
                throw new InvalidOperationException(Encoding.ASCII.GetString(buffer, 0, Math.Min(length, 200)));
            }
        }

        return (count, buffer[..length]);
    }
}
