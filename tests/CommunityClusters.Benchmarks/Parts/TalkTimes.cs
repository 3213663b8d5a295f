using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Talk;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>Threads: how soon those who have one open have a new post, a long one opened, home after a year, and what a month costs in data.</summary>
internal static class TalkTimes
{
    private static readonly (string Name, Func<Database, Options, TextWriter, Task<bool>> Measure)[] Scenes =
    [
        ("one", Watched.One),
        ("many", Watched.Many),
        ("long", LongThread.Measure),
        ("home", Home.Measure),
    ];

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        await Driver.MakeReady();
        var holds = true;
        foreach (var (name, measure) in Scenes)
        {
            if (options.Only is not null && options.Only != name)
            {
                continue;
            }

            foreach (var database in options.Databases)
            {
                holds &= await measure(database, options, report);
            }
        }

        // Its bytes are the same on either.
        if (options.Only is null or "month")
        {
            holds &= await Month.Measure(options, report);
        }

        return holds;
    }
}
