using CommunityClusters.Benchmarks.Documents;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>What people write together, from phone to phone, beside other servers that do the like.</summary>
internal static class DocumentTimes
{
    private static readonly (string Name, Func<Options, TextWriter, Task<bool>> Measure)[] Scenes =
    [
        ("writing", Writing.Measure),
        ("returning", Returning.Measure),
        ("opening", Opening.Measure),
        ("hour", Hour.Measure),
    ];

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        await Driver.MakeReady();
        var holds = true;
        foreach (var (name, measure) in Scenes)
        {
            if (options.Only is null || options.Only == name)
            {
                holds &= await measure(options, report);
            }
        }

        return holds;
    }
}
