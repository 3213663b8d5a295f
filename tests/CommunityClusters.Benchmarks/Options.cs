using System.Globalization;

namespace CommunityClusters.Benchmarks;

/// <summary>What to measure, and how much of it.</summary>
/// <param name="Parts">The parts, in order.</param>
/// <param name="Databases">The databases.</param>
/// <param name="Towns">How many towns of a hundred clusters and a thousand memberships the large installation has.</param>
/// <param name="Requests">How many requests of each page are measured in each installation.</param>
/// <param name="Seconds">How long each way is measured that counts requests a second.</param>
internal sealed record Options(IReadOnlyList<string> Parts, IReadOnlyList<Database> Databases, int Towns, int Requests, int Seconds)
{
    /// <summary>Whether documents are measured in a shorter run.</summary>
    public bool IsQuick { get; init; }

    /// <summary>Whether documents are measured without the other servers.</summary>
    public bool Alone { get; init; }

    /// <summary>The only scene of documents or of a Saturday that is measured; null for all.</summary>
    public string? Only { get; init; }

    public const string Usage =
        """
        Measures the program. Words: pages, throughput, import, engine, documents, saturday, threads or all.
        "engine" measures the document engine, on no database; "documents" writing together, beside other servers; "saturday" a
        teaching day, in part with a browser; "threads" posts and those who watch them, long threads, home, and a month's data.
          --database sqlite|postgres   one database instead of both
          --towns N                    pages: N times 100 clusters and 1,000 memberships against once (1000)
          --requests N                 pages: so many requests of each (600)
          --seconds N                  throughput, documents: so long each way (10)
          --quick                      documents, saturday, threads: a shorter run, without the search for the most writers
          --only SCENE                 documents: writing, returning, opening or hour alone; saturday: programme, day or eight; threads: one, many, long, home or month
          --alone                      documents: without the other servers
        """;

    private static readonly string[] Known = ["pages", "throughput", "import", "engine", "documents", "saturday", "threads"];

    /// <summary>Reads the arguments; null when they cannot be understood.</summary>
    public static Options? Read(string[] arguments)
    {
        var options = new Options([], Enum.GetValues<Database>(), Towns: 1000, Requests: 600, Seconds: 10);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            Options? next = arguments[i] switch
            {
                "all" => options with { Parts = Known },
                var part when Known.Contains(part, StringComparer.Ordinal) => options with { Parts = [.. options.Parts, part] },
                "--database" when value is "sqlite" => options with { Databases = [Database.Sqlite] },
                "--database" when value is "postgres" => options with { Databases = [Database.PostgreSql] },
                "--towns" when Number(value) is { } towns => options with { Towns = towns },
                "--requests" when Number(value) is { } requests => options with { Requests = requests },
                "--seconds" when Number(value) is { } seconds => options with { Seconds = seconds },
                "--quick" => options with { IsQuick = true },
                "--alone" => options with { Alone = true },
                "--only" => options with { Only = value },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            i += arguments[i].StartsWith("--", StringComparison.Ordinal) && arguments[i] is not ("--quick" or "--alone") ? 1 : 0;
            options = next;
        }

        return options.Parts.Count == 0 ? null : options;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
