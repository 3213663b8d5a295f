using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>
/// The three questions in a cluster's own words. Each change is kept beside the ones before: counts keep the words by which learners were asked.
/// </summary>
public sealed class VoiceQuestions
{
    /// <summary>How many questions there are.</summary>
    public const int Count = 3;

    /// <summary>The longest question, in characters.</summary>
    public const int Longest = 120;

    /// <summary>The most changes of one cluster.</summary>
    public const int Most = 100;

    private static readonly TimeSpan Before = TimeSpan.FromDays(7);

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its order among the cluster's words, from 1.</summary>
    public int Version { get; init; }

    /// <summary>The first question; empty for the usual one.</summary>
    public string First { get; init; } = "";

    /// <summary>The second question; empty for the usual one.</summary>
    public string Second { get; init; } = "";

    /// <summary>The third question; empty for the usual one.</summary>
    public string Third { get; init; } = "";

    /// <summary>Who put them so.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The questions in order; empty for the usual ones.</summary>
    public IReadOnlyList<string> Own => [First, Second, Third];

    /// <summary>The usual ones, which a cluster has that said nothing.</summary>
    public static VoiceQuestions Usual(Guid clusterId) => new() { ClusterId = clusterId };

    /// <summary>
    /// The words in which the learners of a lesson may have been asked, the likeliest first: those at its end. Slips are written days before, and some
    /// change the words on the day; what is put otherwise later was asked of nobody.
    /// </summary>
    /// <param name="all">The usual words, and the cluster's own in order.</param>
    /// <param name="day">When the day of the lesson began.</param>
    /// <param name="asked">When the lesson ended.</param>
    public static IReadOnlyList<VoiceQuestions> Around(IReadOnlyList<VoiceQuestions> all, DateTimeOffset day, DateTimeOffset asked)
    {
        var (from, until) = (day - Before, day.AddDays(1));
        var likeliest = all.Last(q => q.Version == 0 || q.At <= asked);
        return [likeliest, .. all.Where((q, i) => q != likeliest && (q.Version == 0 || q.At < until) && (i + 1 == all.Count || all[i + 1].At > from))];
    }

    /// <summary>They are put in other words.</summary>
    /// <param name="seen">The version that the member saw; a later one is not written over unseen.</param>
    /// <param name="own">The questions; empty for the usual ones.</param>
    /// <param name="by">Who puts them so.</param>
    /// <param name="at">When.</param>
    /// <returns>The next version; null where they are these words already.</returns>
    /// <exception cref="RuleBrokenException">Somebody changed them meanwhile; or they were changed too often.</exception>
    public VoiceQuestions? Put(int seen, IReadOnlyList<string> own, Guid by, DateTimeOffset at)
    {
        if (Own.SequenceEqual(own, StringComparer.Ordinal))
        {
            return null;
        }

        if (Version != seen)
        {
            throw new RuleBrokenException("voices.words.changed");
        }

        if (Version >= Most)
        {
            throw new RuleBrokenException("voices.words.full", ("limit", Most));
        }

        return new VoiceQuestions { ClusterId = ClusterId, Version = Version + 1, First = own[0], Second = own[1], Third = own[2], By = by, At = at };
    }
}
