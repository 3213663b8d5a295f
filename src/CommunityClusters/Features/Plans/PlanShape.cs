using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CommunityClusters.Crdt;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans;

/// <summary>A section of a plan as it is read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">One of <see cref="PlanShape.Kinds"/>.</param>
/// <param name="Name">Its own name, or empty.</param>
/// <param name="Minutes">Its minutes; 0 where they are not said.</param>
/// <param name="Text">Its text, Markdown.</param>
public sealed record PlanSection(string Id, string Kind, string Name, int Minutes, string Text);

/// <summary>
/// The shape of a plan's document, version 1: <c>shape.ts</c> says what it is. What phones wrote is read with patience: whatever
/// does not fit the shape is passed over, and nothing here throws for it.
/// </summary>
internal static partial class PlanShape
{
    /// <summary>The version of the shape.</summary>
    public const int Version = 1;

    private const int LongestCode = 60;
    private const int MostGrades = 30;
    private const int LongestName = 120;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 21;

    // What every lesson has; the kinds that are missing are a tap away.
    private static readonly string[] FirstSections = ["aims", "known", "introduction", "activity", "assessment", "materials"];

    /// <summary>The kinds of section that teachers use.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["aims", "known", "misconceptions", "introduction", "activity", "questions", "assessment", "support", "challenge", "materials", "homework", "watch-for", "other"];

    /// <summary>What a plan is about.</summary>
    public sealed record About(string Topic, string Subject, IReadOnlyList<string> Grades, int Minutes, string Language);

    /// <summary>The first content of a plan.</summary>
    public static Doc Begin(About about)
    {
        var doc = new Doc();
        doc.Transact(_ =>
        {
            doc.GetText("topic").Insert(0, about.Topic);
            var map = doc.GetMap("about");
            Set(map, "subject", about.Subject);
            Set(map, "language", about.Language);
            if (about.Minutes > 0)
            {
                map.Set("minutes", about.Minutes);
            }

            foreach (var grade in about.Grades)
            {
                map.Set($"grade:{grade}", true);
            }

            var sections = doc.GetMap("sections");
            foreach (var (place, kind) in FirstSections.Index())
            {
                var id = RandomNumberGenerator.GetString(Letters, IdLength);
                sections.Set($"{id}:kind", kind);
                sections.Set($"{id}:order", FirstOrder(place));
            }
        });
        return doc;
    }

    /// <summary>What the plan is about, for lists: cut and cleaned where somebody wrote too much.</summary>
    public static About AboutOf(Doc doc)
    {
        var map = doc.GetMap("about");
        return new About(
            Cut(doc.GetText("topic").ToString().OneLine(), Plan.LongestTopic),
            Cut(Text(map, "subject").OneLine(), LongestCode),
            [.. map.Keys.Where(k => k.StartsWith("grade:", StringComparison.Ordinal) && k.Length <= LongestCode && map.TryGet(k, out var is_) && is_ is true)
                .Select(k => k["grade:".Length..].OneLine()).Where(g => g.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostGrades)],
            Number(map, "minutes"),
            Cut(Text(map, "language").OneLine(), LongestCode));
    }

    /// <summary>The sections in order, without those that were removed.</summary>
    public static IReadOnlyList<PlanSection> SectionsOf(Doc doc)
    {
        var map = doc.GetMap("sections");
        return
        [
            .. map.Keys.Select(k => SectionKey().Match(k)).Where(m => m.Success).Select(m => m.Groups["id"].Value)
                .Where(id => !(map.TryGet($"{id}:removed", out var removed) && removed is true))
                .OrderBy(id => PlaceOf(id, Text(map, $"{id}:order")), StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal)
                .Select(id => new PlanSection(
                    id, KindOf(Text(map, $"{id}:kind")), Cut(Text(map, $"{id}:name").OneLine(), LongestName), Number(map, $"{id}:minutes"), doc.GetText($"text:{id}").ToString())),
        ];
    }

    // Keys between which others find room, as the phones make them.
    private static string FirstOrder(int place) => $"a{place.ToString(CultureInfo.InvariantCulture)}";

    // Last, and the same everywhere, where no phone of ours gave a place.
    private static string PlaceOf(string id, string order) => Place().IsMatch(order) ? order : $"z{id}";

    private static string KindOf(string written) => Kinds.Contains(written, StringComparer.Ordinal) ? written : "other";

    private static void Set(YMap map, string key, string value)
    {
        if (value.Length > 0)
        {
            map.Set(key, value);
        }
    }

    private static string Text(YMap map, string key) => map.TryGet(key, out var value) && value is string text ? text : "";

    private static int Number(YMap map, string key) => map.TryGet(key, out var value) && value is double or int or long
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is >= 0.5 and <= Plan.LongestLesson and var minutes ? (int)Math.Floor(minutes + 0.5) : 0;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    [GeneratedRegex("^(?<id>[0-9A-Za-z]{21}):kind$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionKey();

    [GeneratedRegex("^[0-9A-Za-z]{1,2000}$", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
