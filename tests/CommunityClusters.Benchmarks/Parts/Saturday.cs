using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Saturdays;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>The Saturday: its programme with many who watch, the day on a phone without signal, and what it asks of eight people.</summary>
internal static class Saturday
{
    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        await Driver.MakeReady();
        var holds = true;
        if (Includes("programme"))
        {
            foreach (var database in options.Databases)
            {
                holds &= await ProgrammePage.Measure(database, options, report);
            }
        }

        if (Includes("day"))
        {
            holds &= await DayPage.Measure(options, report);
        }

        if (Includes("eight"))
        {
            holds &= await Eight.Measure(report);
        }

        return holds;

        bool Includes(string scene) => options.Only is null || options.Only == scene;
    }
}
