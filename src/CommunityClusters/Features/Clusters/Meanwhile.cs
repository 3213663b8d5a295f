namespace CommunityClusters.Features.Clusters;

/// <summary>
/// What a member typed of a description that colleagues changed at the same time, put together with what stands now. What the member
/// had left as it was takes the colleagues' change; where both changed something, what was typed stays, and theirs stands beside it.
/// </summary>
public sealed class Meanwhile
{
    private readonly Dictionary<string, Change> _changes = new(StringComparer.Ordinal);
    private readonly Description _start;
    private readonly Description _seen;
    private readonly IReadOnlyList<ClusterHistory.Row> _since;

    /// <summary>Puts both together.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="start">The description from which the member set out: what became different since is told.</param>
    /// <param name="seen">The description that the member had before their eyes: what became different since is taken.</param>
    /// <param name="since">Those that came after the start, the latest first.</param>
    public Meanwhile(DescribeCluster typed, Description start, Description seen, IReadOnlyList<ClusterHistory.Row> since)
    {
        (_start, _seen, _since) = (start, seen, since);
        Both = typed with
        {
            Seen = since[0].Description.Version,
            Name = Part(nameof(typed.Name), typed.Name, d => d.Name, t => t),
            Purpose = Part(nameof(typed.Purpose), typed.Purpose, d => d.Purpose, t => t),
            Agreements = Part(nameof(typed.Agreements), typed.Agreements, d => d.Agreements, t => t),
            Subjects = Part(nameof(typed.Subjects), typed.Subjects, d => d.Subjects, AsSet),
            Grades = Part(nameof(typed.Grades), typed.Grades, d => d.Grades, AsSet),
            Languages = Part(nameof(typed.Languages), typed.Languages, d => d.Languages, AsSet),
            Findable = Part(nameof(typed.Findable), typed.Findable, d => d.Findable, b => b),
            Open = Part(nameof(typed.Open), typed.Open, d => d.Open, b => b),
        };
    }

    /// <summary>What one colleague made of a field meanwhile.</summary>
    /// <param name="By">Their name.</param>
    /// <param name="IsTaken">Whether the field now says what they made of it, for the member had not changed it.</param>
    public sealed record Change(string By, bool IsTaken);

    /// <summary>What to go on from.</summary>
    public DescribeCluster Both { get; }

    /// <summary>What colleagues changed and the member did not change alike, by the name of the field.</summary>
    public IReadOnlyDictionary<string, Change> Changes => _changes;

    private static string AsSet(IList<string> codes) => string.Join(' ', codes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private T Part<T, TCompared>(string field, T typed, Func<Description, T> of, Func<T, TCompared> compared)
        where TCompared : IEquatable<TCompared>
    {
        var (mine, before, now) = (compared(typed), compared(of(_seen)), compared(of(_since[0].Description)));
        var isTaken = mine.Equals(before) && !now.Equals(before);
        // Of two answers, whoever keeps to theirs knows the other.
        if (!isTaken && (now.Equals(compared(of(_start))) || now.Equals(mine) || typed is bool))
        {
            return typed;
        }

        var by = _since.TakeWhile(r => compared(of(r.Description)).Equals(now)).Last().By;
        _changes[field] = new Change(by, isTaken);
        return isTaken ? of(_since[0].Description) : typed;
    }
}
