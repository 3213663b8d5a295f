using System.Globalization;
using System.Text.RegularExpressions;
using CommunityClusters.Crdt;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>Somebody who came and is no member.</summary>
/// <param name="Id">The id that a phone gave them.</param>
/// <param name="Name">Their name.</param>
/// <param name="School">Their school, or empty.</param>
public sealed record RegisterGuest(string Id, string Name, string School);

/// <summary>How many learners one keeper counted in one place.</summary>
/// <param name="Keeper">The keeper under whose name it stands.</param>
/// <param name="Place">Where they counted; empty for the whole venue.</param>
/// <param name="Learners">How many.</param>
/// <param name="WrittenUnder">The client id under which it was written: the server knows whose that is.</param>
public sealed record KeepersCount(Guid Keeper, string Place, int Learners, ulong WrittenUnder);

/// <summary>All that was counted of one school and grade.</summary>
/// <param name="School">The school.</param>
/// <param name="Grade">The code of the grade, or empty.</param>
/// <param name="Counts">The counts, each by itself.</param>
/// <param name="AreSame">Whether they are the same children; null where nobody has said so of all of them.</param>
public sealed record LearnersOf(string School, string Grade, IReadOnlyList<KeepersCount> Counts, bool? AreSame)
{
    /// <summary>How many they are together; null while several counts are not settled.</summary>
    public int? Learners => Counts.Count == 1 ? Counts[0].Learners : AreSame switch
    {
        true => Counts.Max(c => c.Learners),
        false => Counts.Sum(c => c.Learners),
        null => null,
    };
}

/// <summary>
/// The shape of a register's document, version 1: <c>shape.ts</c> says what it is. What phones wrote is read with patience: whatever
/// does not fit the shape is passed over, and nothing here throws for it.
/// </summary>
public static partial class RegisterShape
{
    /// <summary>The version of the shape.</summary>
    public const int Version = 1;

    /// <summary>The longest name of a person, a school or a place that is read, in characters.</summary>
    public const int LongestName = 160;

    /// <summary>The most learners of one count.</summary>
    public const int MostLearners = 5000;

    // More than any gathering of a cluster has; what is beyond it comes from no phone of ours.
    private const int MostRows = 2000;

    /// <summary>The first content: a register in which nobody stands.</summary>
    public static Doc Begin()
    {
        var doc = new Doc();
        doc.GetMap("about").Set("shape", Version);
        return doc;
    }

    /// <summary>The members who were ticked.</summary>
    public static IReadOnlyList<Guid> TeachersOf(Doc doc)
    {
        var map = doc.GetMap("teachers");
        return [.. map.Keys.Where(k => map.TryGet(k, out var here) && here is true).Select(k => Guid.TryParseExact(k, "D", out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty).Distinct().Order().Take(MostRows)];
    }

    /// <summary>The guests who stand in it, by name.</summary>
    public static IReadOnlyList<RegisterGuest> GuestsOf(Doc doc)
    {
        var map = doc.GetMap("guests");
        return [.. map.Keys.Select(k => GuestKey().Match(k)).Where(m => m.Success).Select(m => m.Groups["id"].Value)
            .Where(id => !(map.TryGet($"{id}:removed", out var removed) && removed is true))
            .Select(id => new RegisterGuest(id, Text(map, $"{id}:name"), Text(map, $"{id}:school"))).Where(g => g.Name.Length > 0)
            .OrderBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal).Take(MostRows)];
    }

    /// <summary>What was counted, school by school.</summary>
    public static IReadOnlyList<LearnersOf> LearnersIn(Doc doc)
    {
        var (counts, schools, places, answers) = (doc.GetMap("counts"), doc.GetMap("schools"), doc.GetMap("places"), doc.GetMap("answers"));
        var found = from key in counts.Keys
                    let match = CountKey().Match(key)
                    where match.Success
                    let learners = Number(counts, key)
                    where learners > 0
                    select (School: match.Groups["school"].Value, Grade: match.Groups["grade"].Value, Place: match.Groups["place"].Value,
                        Keeper: match.Groups["keeper"].Value, Learners: learners, Writer: counts.WriterOf(key) ?? 0);
        return [.. found.Take(MostRows).GroupBy(c => (c.School, c.Grade)).Select(g =>
            {
                var all = g.OrderBy(c => c.Keeper, StringComparer.Ordinal).ThenBy(c => c.Place, StringComparer.Ordinal).ToList();
                return new LearnersOf(
                    NameOf(schools, g.Key.School), g.Key.Grade == None ? "" : g.Key.Grade,
                    [.. all.Select(c => new KeepersCount(Guid.Parse(c.Keeper), c.Place == None ? "" : NameOf(places, c.Place), c.Learners, c.Writer))],
                    AnswerOf(answers, $"{g.Key.School}:{g.Key.Grade}", all.Select(c => $"{c.Keeper}/{c.Place}")));
            })
            .OrderBy(g => g.School, StringComparer.Ordinal).ThenBy(g => g.Grade.Length).ThenBy(g => g.Grade, StringComparer.Ordinal)];
    }

    // What stands for no place, and for no grade.
    private const string None = "-";

    // An answer holds for the counts that it was about; where another has come, it is asked again.
    private static bool? AnswerOf(YMap answers, string about, IEnumerable<string> counts)
    {
        if (!answers.TryGet(about, out var said) || said is not string text || text.Split(' ') is not [("same" or "others") and var answer, .. var asked])
        {
            return null;
        }

        return counts.All(c => asked.Contains(c, StringComparer.Ordinal)) ? answer == "same" : null;
    }

    private static string NameOf(YMap names, string id) => Text(names, id) is { Length: > 0 } name ? name : "…";

    private static string Text(YMap map, string key)
    {
        var text = (map.TryGet(key, out var value) && value is string said ? said : "").OneLine();
        return text.Length <= LongestName ? text : text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }

    private static int Number(YMap map, string key) => map.TryGet(key, out var value) && value is double or int or long
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is >= 1 and <= MostLearners and var count ? (int)Math.Floor(count) : 0;

    [GeneratedRegex("^(?<id>[0-9A-Za-z]{21}):name$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GuestKey();

    [GeneratedRegex("^count:(?<keeper>[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}):(?<place>[^:\\s/]{1,1500}):(?<school>[^:\\s/]{1,1500}):(?<grade>[^:\\s/]{1,60})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CountKey();
}
