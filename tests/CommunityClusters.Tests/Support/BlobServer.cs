using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace CommunityClusters.Tests.Support;

/// <summary>
/// The suite's own Azure Blob Storage (Azurite), begun when the first test asks for it. A shell holds it and waits for its input to end:
/// however the suite ends, the server stops and its folder goes.
/// </summary>
internal static class BlobServer
{
    private const string Script =
        """
        dir=$(mktemp -d /tmp/clusters-blobs.XXXXXX)
        trap 'rm -rf "$dir"' EXIT
        node "$0" --blobHost 127.0.0.1 --blobPort "$1" --location "$dir" --silent --disableTelemetry --skipApiVersionCheck </dev/null >"$dir/log" 2>&1 &
        server=$!
        cat >/dev/null || true
        kill -TERM $server
        wait $server || true
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromMilliseconds(15);

    private static readonly Lazy<Task<string>> Started = new(Start);
    private static Process? shell;

    /// <summary>Connects to it by the account that every Azurite has.</summary>
    public static Task<string> ConnectionString => Started.Value;

    public static async Task Stop()
    {
        if (shell is not null)
        {
            shell.StandardInput.Close();
            await shell.WaitForExitAsync();
            shell.Dispose();
        }
    }

    private static async Task<string> Start()
    {
        var program = Path.Combine(Repository.Root, "tests/CommunityClusters.Tests/peer/node_modules/azurite/dist/src/blob/main.js");
        var port = PostgresServer.FreePort();
        shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, program, port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/tmp",
        })!;
        var waited = Stopwatch.StartNew();
        while (!await Answers(port))
        {
            Assert.True(waited.Elapsed < Patience, "Azurite did not start.");
            await Task.Delay(BetweenKnocks);
        }

        const string key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        return $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={key};BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
    }

    private static async Task<bool> Answers(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
