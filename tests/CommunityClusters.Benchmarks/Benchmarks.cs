using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Parts;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks;

/// <summary>Measures the program; ends with 1 when a limit is broken.</summary>
internal static class Benchmarks
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [Relay.Word, var port])
        {
            await Relay.Run(port);
            return 0;
        }

        if (Options.Read(args) is not { } options)
        {
            Console.Error.WriteLine(Options.Usage);
            return 2;
        }

        // Where the program's own folder is found from.
        Environment.CurrentDirectory = AppContext.BaseDirectory;
        using var schools = new SchoolFile();
        var holds = true;
        try
        {
            foreach (var part in options.Parts)
            {
                if (part == "engine")
                {
                    holds &= await EngineSpeed.Measure(Console.Out);
                    continue;
                }

                if (part == "documents")
                {
                    holds &= await DocumentTimes.Measure(options, Console.Out);
                    continue;
                }

                if (part == "saturday")
                {
                    holds &= await Saturday.Measure(options, Console.Out);
                    continue;
                }

                if (part == "threads")
                {
                    holds &= await TalkTimes.Measure(options, Console.Out);
                    continue;
                }

                foreach (var database in options.Databases)
                {
                    holds &= part switch
                    {
                        "pages" => await PageTimes.Measure(database, options, schools, Console.Out),
                        "throughput" => await Throughput.Measure(database, options, schools, Console.Out),
                        _ => await Imports.Measure(database, schools, Console.Out),
                    };
                }
            }
        }
        finally
        {
            await OwnDatabase.RemoveTemplates();
            await PostgresServer.Stop();
        }

        return holds ? 0 : 1;
    }
}
