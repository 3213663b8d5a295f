using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans;

/// <summary>A section of a plan as it is read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">One of <see cref="PlanShape.Kinds"/>.</param>
/// <param name="Name">Its own name, or empty.</param>
/// <param name="Minutes">Its minutes; 0 where they are not said.</param>
/// <param name="Text">Its text, Markdown.</param>
public sealed record PlanSection(string Id, string Kind, string Name, int Minutes, string Text)
{
    /// <summary>Which of <see cref="Beginnings"/> says what to write in it, where nobody has yet; or empty.</summary>
    public string Prompt { get; init; } = "";
}

/// <summary>
/// The shape of a plan's document, version 1: <c>shape.ts</c> says what it is. What phones wrote is read with patience: whatever
/// does not fit the shape is passed over, and nothing here throws for it.
/// </summary>
public static partial class PlanShape
{
    /// <summary>The version of the shape.</summary>
    public const int Version = 1;

    /// <summary>How long a section's id is.</summary>
    public const int IdLength = 21;

    /// <summary>The kind of section that says what a lesson needs.</summary>
    public const string Materials = "materials";

    /// <summary>The kind of section that says what observers should watch for.</summary>
    public const string WatchFor = "watch-for";

    private const int LongestCode = 60;
    private const int MostGrades = 30;
    private const int LongestName = 120;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // In the order in which strings compare.
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // As many as there are first places, which is more than anybody plans.
    private const int MostFirst = 62 + (62 * 62);

    /// <summary>The kinds of section that teachers use.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        ["aims", "known", "misconceptions", "introduction", "activity", "questions", "assessment", "support", "challenge", Materials, "homework", WatchFor, "other"];

    /// <summary>What a plan is about.</summary>
    public sealed record About(string Topic, string Subject, IReadOnlyList<string> Grades, int Minutes, string Language);

    /// <summary>The first content of a plan: what it is about, and its sections in their order.</summary>
    public static Doc Begin(About about, IEnumerable<FirstSection> first)
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
            foreach (var (place, section) in first.Take(MostFirst).Index())
            {
                var id = RandomNumberGenerator.GetString(Letters, IdLength);
                sections.Set($"{id}:kind", section.Kind);
                sections.Set($"{id}:order", FirstOrder(place));
                Set(sections, $"{id}:name", section.Name);
                Set(sections, $"{id}:prompt", section.Prompt);
                if (section.Minutes > 0)
                {
                    sections.Set($"{id}:minutes", section.Minutes);
                }

                if (section.Text.Length > 0)
                {
                    doc.GetText(TextOf(id)).Insert(0, section.Text);
                }
            }
        });
        return doc;
    }

    /// <summary>Whether this is the first content of a plan as a phone makes it: what was said of it, and sections, with words only where they are copied from a template.</summary>
    public static bool BeginsWith(Doc doc, About about, bool isCopy)
    {
        var written = AboutOf(doc);
        var sections = doc.GetMap("sections");
        return (written.Topic, written.Subject, written.Minutes, written.Language) == (about.Topic, about.Subject, about.Minutes, about.Language)
            && written.Grades.SequenceEqual(about.Grades, StringComparer.Ordinal)
            && sections.Keys.All(k => (isCopy ? CopiedKey() : FirstKey()).IsMatch(k))
            && (isCopy || SectionsOf(doc).All(s => s.Text.Length == 0));
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
                .Select(id => SectionOf(doc, map, id)),
        ];
    }

    /// <summary>The ids of all sections, also of those that were removed.</summary>
    public static IReadOnlyList<string> AllIdsOf(Doc doc) =>
        [.. doc.GetMap("sections").Keys.Select(k => SectionKey().Match(k)).Where(m => m.Success).Select(m => m.Groups["id"].Value).Order(StringComparer.Ordinal)];

    /// <summary>The name under which a section's text stands in the document.</summary>
    public static string TextOf(string sectionId) => $"text:{sectionId}";

    /// <summary>Whether a section may be called so.</summary>
    public static bool IsSectionId(string id) => SectionKey().IsMatch($"{id}:kind");

    private static PlanSection SectionOf(Doc doc, YMap map, string id)
    {
        var (kind, prompt) = (KindOf(Text(map, $"{id}:kind")), Text(map, $"{id}:prompt"));
        return new PlanSection(id, kind, Cut(Text(map, $"{id}:name").OneLine(), LongestName), Number(map, $"{id}:minutes"), doc.GetText(TextOf(id)).ToString())
        {
            Prompt = Beginnings.Prompts(prompt, kind) ? prompt : "",
        };
    }

    // Keys between which others find room, as the phones make them (begin.ts).
    private static string FirstOrder(int place) =>
        place < Digits.Length ? $"a{Digits[place]}" : $"b{Digits[(place - Digits.Length) / Digits.Length]}{Digits[(place - Digits.Length) % Digits.Length]}";

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

    [GeneratedRegex("^[0-9A-Za-z]{21}:(kind|order|name|minutes|prompt)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CopiedKey();

    [GeneratedRegex("^[0-9A-Za-z]{21}:(kind|order|prompt)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstKey();

    [GeneratedRegex("^[0-9A-Za-z]{1,2000}$", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
