using System.Diagnostics;
using System.Text.Json;

namespace CommunityClusters.E2E.Faults;

/// <summary>Many phones that have a thread open: a process of Node's that runs the pages' own scripts, without a browser.</summary>
internal sealed class Phones : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private Phones(DirectoryInfo folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>A post as a page shows it.</summary>
    public sealed record Post(int Number, Guid Id, string Text);

    /// <summary>What one phone showed in the end.</summary>
    /// <param name="Posts">The posts, in order.</param>
    /// <param name="Waiting">What it showed as still on its way.</param>
    /// <param name="Tries">How often it sent a post.</param>
    /// <param name="Acknowledged">How many posts it heard to be there.</param>
    /// <param name="Wrote">What its teacher wrote.</param>
    /// <param name="Problems">What was refused, and what went wrong within the page.</param>
    public sealed record Shown(IReadOnlyList<Post> Posts, IReadOnlyList<string> Waiting, int Tries, int Acknowledged, IReadOnlyList<string> Wrote, IReadOnlyList<string> Problems);

    private sealed record Said(string What, IReadOnlyList<Shown>? Phones, IReadOnlyList<string>? Problems);

    /// <param name="address">Where they reach the program.</param>
    /// <param name="path">The thread.</param>
    /// <param name="cookies">By which each is known.</param>
    /// <param name="writing">How many of them write.</param>
    /// <param name="each">How many posts each of these writes.</param>
    /// <param name="seed">What the moments are drawn from.</param>
    public static async Task<Phones> Open(string address, string path, IReadOnlyList<string> cookies, int writing, int each, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("clusters-phones-");
        using (var bundle = Node(Path.Combine(Repository.Root, "e2e", "CommunityClusters.E2E", "peer", "phones", "bundle.mjs"), folder.FullName))
        {
            await bundle.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(bundle.ExitCode == 0, "The phones could not be made.");
        }

        var job = Path.Combine(folder.FullName, "job.json");
        await File.WriteAllTextAsync(job, JsonSerializer.Serialize(new { url = address, path, cookies, writing, each, seed }), TestContext.Current.CancellationToken);
        return new Phones(folder, Node(Path.Combine(folder.FullName, "phones.mjs"), job));
    }

    /// <summary>Waits until half of all posts were acknowledged.</summary>
    public async Task HaveHalf() => Assert.Equal("half", (await Hears()).What);

    /// <summary>Waits until every phone has been told all that it is to write.</summary>
    public async Task HaveWritten() => Assert.Equal("written", (await Hears()).What);

    /// <summary>There is signal again: waits until the phones show all that there is.</summary>
    public async Task<IReadOnlyList<Shown>> Settle()
    {
        await _process.StandardInput.WriteLineAsync("healed".AsMemory(), TestContext.Current.CancellationToken);
        var end = await Hears();
        Assert.Empty(end.Problems!);
        return end.Phones!;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Process Node(string script, string argument) =>
        Process.Start(new ProcessStartInfo("node", [script, argument]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private async Task<Said> Hears() => JsonSerializer.Deserialize<Said>(
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) ?? throw new InvalidOperationException("The phones ended."), JsonSerializerOptions.Web)!;
}
