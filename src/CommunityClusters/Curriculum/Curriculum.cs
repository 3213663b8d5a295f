using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CommunityClusters.Curriculum;

/// <summary>Something that is taught, or a language in which it is: data of a country, with translated names.</summary>
public sealed record Entry
{
    /// <summary>What is stored.</summary>
    public required string Code { get; init; }

    /// <summary>The shape and colour of a subject, by a symbol's name; empty for grades and languages.</summary>
    public string Mark { get; init; } = "";

    /// <summary>Its names by language; one without names is called by its code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Its name in the language of the page being drawn.</summary>
    public string Name => Names.GetValueOrDefault(Localisation.Languages.Of(CultureInfo.CurrentUICulture).Code) ?? Names.GetValueOrDefault("en") ?? Code;
}

/// <summary>
/// The grades, subjects and languages of the country, in the order in which they are shown. The owner of an installation puts
/// another country's in their place with the setting <c>Curriculum:File</c>.
/// </summary>
public sealed class Curricula
{
    private readonly FrozenDictionary<string, Entry> _subjects;
    private readonly FrozenDictionary<string, int> _gradeOrder;

    /// <summary>Reads the owner's file, or the one that the program ships.</summary>
    public Curricula(IConfiguration configuration)
    {
        using var stream = configuration["Curriculum:File"] is { Length: > 0 } file
            ? File.OpenRead(file)
            : typeof(Curricula).Assembly.GetManifestResourceStream("Curriculum.curriculum.json")!;
        var read = JsonSerializer.Deserialize<Shape>(stream, JsonSerializerOptions.Web)!;
        (Grades, Subjects, Languages) = (read.Grades, read.Subjects, read.Languages);
        Zone = read.Zone.Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(read.Zone) : TimeZoneInfo.Utc;
        _subjects = Subjects.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
        _gradeOrder = Grades.Index().ToFrozenDictionary(g => g.Item.Code, g => g.Index, StringComparer.Ordinal);
    }

    /// <summary>The grades, lowest first.</summary>
    public IReadOnlyList<Entry> Grades { get; }

    /// <summary>The subjects.</summary>
    public IReadOnlyList<Entry> Subjects { get; }

    /// <summary>The languages in which people teach and talk.</summary>
    public IReadOnlyList<Entry> Languages { get; }

    /// <summary>The time zone of the country, by which pages say the day and the hour of what happened.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>A subject by its code; one that the file no longer has is still shown.</summary>
    public Entry Subject(string code) => _subjects.GetValueOrDefault(code) ?? new Entry { Code = code, Mark = "other" };

    /// <summary>The known codes among some, each once, in the curriculum's order.</summary>
    public static IReadOnlyList<string> InOrder(IReadOnlyList<Entry> all, IEnumerable<string> codes)
    {
        var wanted = codes.ToHashSet(StringComparer.Ordinal);
        return [.. all.Select(e => e.Code).Where(wanted.Contains)];
    }

    /// <summary>The lowest and the highest of some grades, by name; null when there is none.</summary>
    public (string From, string To)? Span(IEnumerable<string> grades)
    {
        var known = grades.Where(_gradeOrder.ContainsKey).OrderBy(g => _gradeOrder[g]).ToList();
        return known.Count == 0 ? null : (Grades[_gradeOrder[known[0]]].Name, Grades[_gradeOrder[known[^1]]].Name);
    }

    private sealed record Shape(IReadOnlyList<Entry> Grades, IReadOnlyList<Entry> Subjects, IReadOnlyList<Entry> Languages, string Zone = "");
}
