using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>Runs BenchmarkDotNet within this process, quietly.</summary>
internal static class Bench
{
    private static readonly Job Few = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithEvaluateOverhead(false)
        .WithUnrollFactor(1).WithMinInvokeCount(1).WithIterationTime(TimeInterval.FromMilliseconds(200)).WithWarmupCount(3).WithIterationCount(5);

    /// <summary>What changes what it measures: made ready anew for each time, and so repeated more often.</summary>
    public static Job Once { get; } = Few.WithInvocationCount(1).WithWarmupCount(10).WithIterationCount(15);

    /// <summary>The median milliseconds of each method, by its name and its parameter.</summary>
    public static IReadOnlyDictionary<(string Method, int? Parameter), double> Run<T>(Job? job = null)
    {
        var log = new AccumulationLogger();
        var folder = Directory.CreateTempSubdirectory("bench-");
        try
        {
            var summary = BenchmarkRunner.Run<T>(ManualConfig.CreateEmpty().AddJob(job ?? Few).AddLogger(log).WithArtifactsPath(folder.FullName).WithOptions(ConfigOptions.DisableLogFile));
            var reports = summary.Reports;
            return reports.Length > 0 && reports.All(r => r.ResultStatistics is not null)
                ? reports.ToDictionary(r => (r.BenchmarkCase.Descriptor.WorkloadMethod.Name, r.BenchmarkCase.Parameters.Items is [var only] ? (int?)only.Value : null), r => r.ResultStatistics!.Median / 1_000_000)
                : throw new InvalidOperationException(log.GetLog());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
