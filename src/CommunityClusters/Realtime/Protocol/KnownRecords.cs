using CommunityClusters.Documents;

namespace CommunityClusters.Realtime.Protocol;

/// <summary>
/// Answers that are sent so often, or hold bytes, that their parts' names are left out. Their places, and those of their parts,
/// stand in <c>Client/line/known.ts</c> as well; both only grow at the end.
/// </summary>
internal static class KnownRecords
{
    private static readonly Shape[] Shapes =
    [
        new(typeof(PushAnswer), o => o is PushAnswer a ? [a.Sequence, a.IsNew, a.Refused] : []),
        new(typeof(OpenedDocument), o => o is OpenedDocument a ? [a.Known, a.MayWrite, a.Sequence, a.Updates, a.You, a.Rest] : []),
        new(typeof(You), o => o is You y ? [y.Id, y.Name] : []),
    ];

    private static readonly Dictionary<Type, int> Places = Shapes.Index().ToDictionary(s => s.Item.Type, s => s.Index);

    /// <summary>A record's place and parts; null for one that goes as JSON.</summary>
    public static (int Place, object?[] Parts)? Of(object record) =>
        Places.TryGetValue(record.GetType(), out var place) ? (place, Shapes[place].Parts(record)) : null;

    private sealed record Shape(Type Type, Func<object, object?[]> Parts);
}
