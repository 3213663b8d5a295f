using System.Globalization;
using System.Text.RegularExpressions;
using CommunityClusters.Crdt;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>A note of an observation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">One of <see cref="ObservationShape.Kinds"/>.</param>
/// <param name="Minute">The lesson's minute in which it was begun; null where nobody had said that the lesson began.</param>
/// <param name="Text">What was noted.</param>
public sealed record ObservationNote(string Id, string Kind, int? Minute, string Text);

/// <summary>
/// The shape of an observation's document, version 1: <c>shape.ts</c> says what it is. What phones wrote is read with patience: whatever
/// does not fit the shape is passed over, and nothing here throws for it.
/// </summary>
public static partial class ObservationShape
{
    /// <summary>The version of the shape.</summary>
    public const int Version = 1;

    private const int MostNotes = 1000;
    private const int LongestLesson = 24 * 60;

    /// <summary>What a note may answer; the last is a note of its own.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["did", "stuck", "surprised", "opened", "other"];

    /// <summary>The first content: nothing is noted.</summary>
    public static Doc Begin()
    {
        var doc = new Doc();
        doc.GetMap("about").Set("shape", Version);
        return doc;
    }

    /// <summary>Whether this is the first content as a phone makes it: nothing is noted.</summary>
    public static bool BeginsWith(Doc doc) =>
        doc.GetMap("about") is { Keys.Count: 1 } about && about.TryGet("shape", out _) && doc.GetMap("notes").Keys.Count == 0 && doc.GetText("issue").Length == 0;

    /// <summary>The notes in their order, without those that were taken out.</summary>
    public static IReadOnlyList<ObservationNote> NotesOf(Doc doc)
    {
        var map = doc.GetMap("notes");
        return [.. map.Keys.Select(k => NoteKey().Match(k)).Where(m => m.Success).Select(m => m.Groups["id"].Value)
            .Where(id => !(map.TryGet($"{id}:removed", out var removed) && removed is true))
            .OrderBy(id => PlaceOf(id, Text(map, $"{id}:order")), StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal).Take(MostNotes)
            .Select(id => new ObservationNote(id, KindOf(Text(map, $"{id}:kind")), MinuteOf(map, $"{id}:minute"), doc.GetText($"text:{id}").ToString()))];
    }

    /// <summary>The one issue to raise, or empty.</summary>
    public static string IssueOf(Doc doc) => doc.GetText("issue").ToString();

    private static string KindOf(string written) => Kinds.Contains(written, StringComparer.Ordinal) ? written : "other";

    // Last, and the same everywhere, where no phone of ours gave a place.
    private static string PlaceOf(string id, string order) => Place().IsMatch(order) ? order : $"z{id}";

    private static string Text(YMap map, string key) => map.TryGet(key, out var value) && value is string text ? text : "";

    private static int? MinuteOf(YMap map, string key) => map.TryGet(key, out var value) && value is double or int or long
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is >= 0 and <= LongestLesson and var minute ? (int)Math.Floor(minute) : null;

    [GeneratedRegex("^(?<id>[0-9A-Za-z]{21}):kind$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoteKey();

    [GeneratedRegex("^[0-9A-Za-z]{1,2000}$", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
