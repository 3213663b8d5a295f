using System.Diagnostics;
using System.Text.Json;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>The phones: a process of Node's on the second processor.</summary>
internal static class Driver
{
    /// <summary>Runs a script with a job.</summary>
    /// <returns>What it said, line by line.</returns>
    public static async Task<IReadOnlyList<T>> Run<T>(string script, object job)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(job, JsonSerializerOptions.Web));
            // Room for what is young: with little of it, one measures how a single process tidies up after thousands of phones.
            using var process = Process.Start(new ProcessStartInfo("taskset", ["-c", "1", "node", "--max-semi-space-size=128", "--max-old-space-size=4096", script, file])
            {
                WorkingDirectory = ServerProcess.Driver,
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
            var said = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await process.WaitForExitAsync();
            return process.ExitCode == 0
                ? [.. said.Select(s => JsonSerializer.Deserialize<T>(s, JsonSerializerOptions.Web)!)]
                : throw new InvalidOperationException($"{script} ended with {process.ExitCode}. {string.Join('\n', said)}");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Makes ready what runs: the program published, and its page's scripts as node reads them.</summary>
    public static async Task MakeReady()
    {
        await Child("bash", Path.Combine(Above.Folder("infra"), "publish"));
        await Child("node", Path.Combine(ServerProcess.Driver, "bundle.mjs"));
    }

    private static Task<string> Child(string program, string script) => Engine.Child.Run(Path.GetDirectoryName(script)!, program, script);
}
