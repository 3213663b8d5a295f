using System.Text.RegularExpressions;
using CommunityClusters.Crdt;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>What was written under a heading.</summary>
/// <param name="Id">The lesson or the thing on the agenda.</param>
/// <param name="Name">Its name when somebody wrote there last.</param>
/// <param name="Text">What was written.</param>
public sealed record MinutesPart(Guid Id, string Name, string Text);

/// <summary>
/// The shape of minutes, version 1: <c>shape.ts</c> says what it is. What phones wrote is read with patience: whatever does not fit the
/// shape is passed over, and nothing here throws for it.
/// </summary>
public static partial class MinutesShape
{
    /// <summary>The version of the shape.</summary>
    public const int Version = 1;

    /// <summary>The longest name of a heading that is read, in characters.</summary>
    public const int LongestName = 200;

    /// <summary>How much of the decisions pages and lists read, in characters; the document has them all.</summary>
    public const int LongestDecisions = 20_000;

    // More than any gathering deals with; what is beyond it comes from no phone of ours.
    private const int MostHeadings = 500;

    /// <summary>The first content: nothing is written.</summary>
    public static Doc Begin()
    {
        var doc = new Doc();
        doc.GetMap("about").Set("shape", Version);
        return doc;
    }

    /// <summary>The headings under which something is written, in the order of their ids.</summary>
    public static IReadOnlyList<MinutesPart> PartsOf(Doc doc)
    {
        var names = doc.GetMap("headings");
        return [.. names.Keys.Where(k => HeadingKey().IsMatch(k)).Order(StringComparer.Ordinal).Take(MostHeadings)
            .Select(k => new MinutesPart(Guid.Parse(k), NameOf(names, k), doc.GetText($"text:{k}").ToString())).Where(p => IsSaid(p.Text))];
    }

    /// <summary>The decisions that were noted, or empty.</summary>
    public static string DecisionsOf(Doc doc) => doc.GetText("text:decisions").ToString() is var text && IsSaid(text) ? text : "";

    /// <summary>The decisions as tables keep them: without what no keyboard types and no database takes, and no more of them than anybody reads.</summary>
    public static string DecidedIn(Doc doc) => Cut(DecisionsOf(doc).Lines(), LongestDecisions);

    /// <summary>Whatever else was written, or empty.</summary>
    public static string ElseOf(Doc doc) => doc.GetText("text:else").ToString() is var text && IsSaid(text) ? text : "";

    /// <summary>Whether anything is written at all.</summary>
    public static bool IsBegun(Doc doc) => ElseOf(doc).Length > 0 || DecisionsOf(doc).Length > 0 || PartsOf(doc).Count > 0;

    private static bool IsSaid(string text) => !string.IsNullOrWhiteSpace(text);

    private static string NameOf(YMap names, string id) => Cut((names.TryGet(id, out var value) && value is string said ? said : "").OneLine(), LongestName);

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingKey();
}
