using System.Diagnostics;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>Another program, one at a time.</summary>
internal static class Child
{
    /// <summary>What it wrote, once it has ended well.</summary>
    public static async Task<string> Run(string folder, string program, params IEnumerable<string> arguments)
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {child.ExitCode}.\n{output}\n{await errors}");
    }
}
