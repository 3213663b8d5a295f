namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// From which circuit somebody asks, as far as that does not say who. It looks at the members alone, never at what they asked: what is named is the same
/// whoever asks.
/// </summary>
internal static class Whereabouts
{
    /// <summary>Among how many others of one place nobody is told from the rest.</summary>
    public const int Few = 2;

    /// <summary>The circuits that are named, by the member.</summary>
    /// <param name="others">The members without the one who reads, each with their circuit as far as they said it.</param>
    public static IReadOnlyDictionary<Guid, string> Named(IReadOnlyCollection<(Guid TeacherId, Guid? CircuitId, string? Circuit)> others)
    {
        var circuits = others.Where(o => o is { CircuitId: not null, Circuit: not null }).GroupBy(o => o.CircuitId).Where(c => c.Count() >= Few)
            .OrderByDescending(c => c.Count()).ThenBy(c => c.Key).ToList();
        // One alone without a named place would be as plain as one alone in it: the smallest circuit goes with them.
        if (others.Count - circuits.Sum(c => c.Count()) is > 0 and < Few && circuits.Count > 0)
        {
            circuits.RemoveAt(circuits.Count - 1);
        }

        return circuits.SelectMany(c => c).ToDictionary(o => o.TeacherId, o => o.Circuit!);
    }
}
