using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace CommunityClusters.Tests.Support;

/// <summary>
/// The suite's own PostgreSQL, begun when the first test asks for it. A shell holds it and waits for its input to end: however
/// the suite ends, also when it is killed, the server stops and its folder goes.
/// </summary>
internal static class PostgresServer
{
    // Above lie the ports that the system gives to anybody.
    private const int FirstPort = 20000;
    private const int LastPort = 32000;

    // A database is copied file by file for each test: half of a test's time where the files lie on a disk.
    private const string Memory = "/dev/shm";

    private const string Script =
        """
        set -e
        dir=$(mktemp -d "$2/clusters-postgres.XXXXXX")
        trap 'rm -rf "$dir"' EXIT
        "$0/initdb" --pgdata="$dir/data" --username=clusters --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log"; exit 1; }
        "$0/postgres" -D "$dir/data" -p "$1" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$dir" -c max_connections=400 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off </dev/null >"$dir/server.log" 2>&1 &
        server=$!
        cat >/dev/null || true
        kill -INT $server
        wait $server || true
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenKnocks = TimeSpan.FromMilliseconds(15);

    private static readonly Lazy<Task<string>> Started = new(Start);
    private static Process? shell;

    /// <summary>Connects to the server's own database, on which others are made.</summary>
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
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (bin is null)
        {
            throw new InvalidOperationException("There is no PostgreSQL on this machine. ./test installs it (Debian: apt-get install postgresql).");
        }

        var port = FreePort();
        shell = Process.Start(HowToRun(bin, port))!;
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "clusters",
            Database = "postgres",
            Timeout = 5,
            MaxPoolSize = 40,
        }.ConnectionString;
        var waited = Stopwatch.StartNew();
        while (!await Answers(connection))
        {
            if (shell.HasExited || waited.Elapsed > Patience)
            {
                shell.StandardInput.Close();
                throw new InvalidOperationException(
                    "PostgreSQL did not start: " + await shell.StandardOutput.ReadToEndAsync() + await shell.StandardError.ReadToEndAsync());
            }

            await Task.Delay(BetweenKnocks);
        }

        return connection;
    }

    // The server refuses to run as root; a container's tests often do.
    private static ProcessStartInfo HowToRun(string bin, int port)
    {
        string[] command = ["/bin/sh", "-c", Script, bin, port.ToString(CultureInfo.InvariantCulture), Directory.Exists(Memory) ? Memory : "/tmp"];
        if (Environment.IsPrivilegedProcess)
        {
            command = ["runuser", "-u", "postgres", "--", .. command];
        }

        return new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/tmp",
        };
    }

    private static async Task<bool> Answers(string connectionString)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's; another one is.
            }
        }
    }
}
