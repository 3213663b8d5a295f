using System.Diagnostics;
using System.Text.Json;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.TakingAway;

/// <summary>Programs of others that read what is taken away.</summary>
internal static class Peer
{
    /// <summary>What a script of <c>peer/</c> reads in a file.</summary>
    public static async Task<JsonElement> Reads(string script, byte[] file)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
            var peer = Path.Combine(Repository.Root, "tests", "CommunityClusters.Tests", "peer", script);
            using var process = Process.Start(new ProcessStartInfo("node", [peer, path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await complaints);
            return JsonDocument.Parse(said).RootElement;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
