namespace CommunityClusters.Realtime.Protocol;

/// <summary>
/// What phones and server call of each other. On the line each is a number: its place here, and in <c>Client/line/known.ts</c>.
/// A new one comes last, for pages of yesterday know the old places; one that has no place goes by its name.
/// </summary>
internal static class Calls
{
    public const string News = "news";
    public const string Over = "over";
    public const string DocumentUpdated = "documentUpdated";
    public const string DocumentAwareness = "documentAwareness";
    public const string DocumentRight = "documentRight";
    public const string DocumentOver = "documentOver";

    // Called so seldom that they go by their names.
    public const string Talk = "talk";
    public const string Stale = "stale";

    private static readonly string[] Known =
    [
        nameof(LiveHub.Watch), nameof(LiveHub.OpenDocument), nameof(LiveHub.PushUpdate), nameof(LiveHub.ShareAwareness), nameof(LiveHub.CloseDocument),
        News, Over, DocumentUpdated, DocumentAwareness, DocumentRight, DocumentOver,
    ];

    private static readonly Dictionary<string, int> Places = Known.Index().ToDictionary(k => k.Item, k => k.Index + 1, StringComparer.Ordinal);

    /// <summary>Its place, from 1; 0 for one that has none.</summary>
    public static int PlaceOf(string call) => Places.GetValueOrDefault(call);

    /// <summary>What is called at a place; one that is newer than this program is nothing that it has.</summary>
    public static string At(int place) => place <= Known.Length ? Known[place - 1] : FormattableString.Invariant($"#{place}");
}
