using System.Globalization;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>The small program in Cold/, published, and started anew for each time.</summary>
internal static class ColdStart
{
    /// <summary>How often; the median counts.</summary>
    public const int Times = 9;

    /// <summary>Milliseconds.</summary>
    /// <param name="readyToRun">Whether machine code lies in it already, or is all made as it runs.</param>
    /// <param name="folder">Where the histories are, and where there is room.</param>
    public static async Task<double> Measure(bool readyToRun, string folder)
    {
        var name = readyToRun ? "ready" : "jit";
        var program = Path.Combine(folder, name, "cold");
        await Child.Run(Above.Folder(Path.Combine("Engine", "Cold")), "dotnet", "publish", "--configuration", "Release", "--use-current-runtime", "--self-contained", "false",
            "--artifacts-path", Path.Combine(folder, $"{name}-build"), "--output", Path.GetDirectoryName(program)!, $"-property:PublishReadyToRun={readyToRun}", "--disable-build-servers", "--nologo", "--verbosity", "quiet");
        var figures = new Figures();
        for (var i = 0; i < Times; i++)
        {
            figures.Add(double.Parse(await Child.Run(folder, program, "paper.whole", "paper.txt"), CultureInfo.InvariantCulture));
        }

        return figures.Median;
    }
}
