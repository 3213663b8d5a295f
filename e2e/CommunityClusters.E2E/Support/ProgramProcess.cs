using System.Diagnostics;
using System.Globalization;

namespace CommunityClusters.E2E.Support;

/// <summary>The published program, running by itself on a port and a data folder of its own.</summary>
public sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("clusters-");
    private readonly List<string> _said = [];
    private Process? _process;
    private volatile TaskCompletionSource _listens = NotYet();

    /// <summary>Where the build of it lies that is started next.</summary>
    public string Build { get; set; } = Repository.Program;

    /// <summary>The program's port, the same after every restart.</summary>
    public int Port { get; } = Ports.Free();

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => $"http://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}";

    public static async Task<ProgramProcess> Begin()
    {
        var program = new ProgramProcess();
        await program.Start();
        return program;
    }

    /// <summary>Starts it on the data it had, and waits until it listens.</summary>
    public async Task Start()
    {
        var file = Path.Combine(Build, "CommunityClusters.dll");
        Assert.True(File.Exists(file), "The program is not published yet. Run infra/publish, or all of ./test.");
        var start = new ProcessStartInfo("dotnet", [file]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_CONTENTROOT"] = Build;
        start.Environment["Data__Folder"] = _data.FullName;

        var listens = _listens;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, e) => Hear(e.Data, listens);
        _process.ErrorDataReceived += (_, e) => Hear(e.Data, listens);
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The program ended before it listened:\n{Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Listens.WaitAsync(Patience);
    }

    /// <summary>Ends it at once, in the middle of whatever it does (SIGKILL).</summary>
    public void Kill()
    {
        _listens = NotYet();
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends when it listens; for those who would only knock in vain before.</summary>
    public Task Listens => _listens.Task;

    /// <summary>What it said so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Kill();
        }

        _data.Delete(recursive: true);
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Hear(string? line, TaskCompletionSource listens)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (line.Contains("Now listening on", StringComparison.Ordinal))
        {
            listens.TrySetResult();
        }
    }
}
