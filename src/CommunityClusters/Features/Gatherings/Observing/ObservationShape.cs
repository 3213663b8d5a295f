using System.Globalization;
using System.Text.RegularExpressions;
using CommunityClusters.Crdt;
using CommunityClusters.Files;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>A note of an observation.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">One of <see cref="ObservationShape.Kinds"/>, or of <see cref="ObservationShape.FileKinds"/>.</param>
/// <param name="Minute">The lesson's minute in which it was begun; null where nobody had said that the lesson began.</param>
/// <param name="Text">What was noted; of a picture, what it shows.</param>
/// <param name="File">The recording or the picture; null where it is written only.</param>
/// <param name="Seconds">How long the recording is; null where nobody said so.</param>
public sealed record ObservationNote(string Id, string Kind, int? Minute, string Text, FileAddress.Parts? File, int? Seconds);

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
    private const int LongestRecording = 60 * 60;
    private const string Other = "other";

    /// <summary>What a note may answer; the last is a note of its own.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["did", "stuck", "surprised", "opened", Other];

    /// <summary>What a note is that has a file: what was heard, or the board.</summary>
    public static IReadOnlyList<string> FileKinds { get; } = ["heard", "board"];

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
        return [.. IdsIn(map).Where(id => !IsRemoved(map, id))
            .OrderBy(id => PlaceOf(id, Text(map, $"{id}:order")), StringComparer.Ordinal).ThenBy(id => id, StringComparer.Ordinal).Take(MostNotes)
            .Select(id => new ObservationNote(
                id, KindOf(map, id), NumberOf(map, $"{id}:minute", LongestLesson), doc.GetText($"text:{id}").ToString(), FileOf(map, id), NumberOf(map, $"{id}:seconds", LongestRecording)))];
    }

    /// <summary>The files of notes that were taken out: they are not brought back.</summary>
    public static IReadOnlyList<Guid> ThrownAwayIn(Doc doc)
    {
        var map = doc.GetMap("notes");
        return [.. IdsIn(map).Where(id => IsRemoved(map, id)).Select(id => FileOf(map, id)?.FileId).OfType<Guid>().Distinct().Order().Take(MostNotes)];
    }

    /// <summary>The one issue to raise, or empty.</summary>
    public static string IssueOf(Doc doc) => doc.GetText("issue").ToString();

    private static IEnumerable<string> IdsIn(YMap map) => map.Keys.Select(k => NoteKey().Match(k)).Where(m => m.Success).Select(m => m.Groups["id"].Value);

    private static bool IsRemoved(YMap map, string id) => map.TryGet($"{id}:removed", out var removed) && removed is true;

    private static string KindOf(YMap map, string id)
    {
        var written = Text(map, $"{id}:kind");
        return Kinds.Contains(written, StringComparer.Ordinal) || (FileKinds.Contains(written, StringComparer.Ordinal) && FileOf(map, id) is not null) ? written : Other;
    }

    // What is said to be heard is a sound, and the board a picture.
    private static FileAddress.Parts? FileOf(YMap map, string id) => (Text(map, $"{id}:kind"), FileAddress.Read(Text(map, $"{id}:file"))) switch
    {
        ("heard", { Shown: FileAddress.Shown.Sound } sound) => sound,
        ("board", { Shown: FileAddress.Shown.Picture } picture) => picture,
        _ => null,
    };

    // Last, and the same everywhere, where no phone of ours gave a place.
    private static string PlaceOf(string id, string order) => Place().IsMatch(order) ? order : $"z{id}";

    private static string Text(YMap map, string key) => map.TryGet(key, out var value) && value is string text ? text : "";

    private static int? NumberOf(YMap map, string key, int most) => map.TryGet(key, out var value) && value is double or int or long
        && Convert.ToDouble(value, CultureInfo.InvariantCulture) is >= 0 and var number && number <= most ? (int)Math.Floor(number) : null;

    [GeneratedRegex("^(?<id>[0-9A-Za-z]{21}):kind$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoteKey();

    [GeneratedRegex("^[0-9A-Za-z]{1,2000}$", RegexOptions.None, 1000)]
    private static partial Regex Place();
}
