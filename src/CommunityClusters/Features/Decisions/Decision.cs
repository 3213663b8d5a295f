using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Decisions;

/// <summary>
/// A question put to all members, with a vote in secret. Who votes are the members at the moment it is put; it closes on its day, or as soon as all of
/// them have voted, and then what comes out stands.
/// </summary>
public sealed class Decision
{
    /// <summary>The longest question, in characters.</summary>
    public const int LongestQuestion = 300;

    /// <summary>The fewest options among which members choose.</summary>
    public const int FewestOptions = 2;

    /// <summary>The most options among which members choose.</summary>
    public const int MostOptions = 10;

    /// <summary>From how many ballots on it is shown how many each option had: with fewer, too much could be guessed.</summary>
    public const int FewestShown = 5;

    /// <summary>How long a question may be open: ballots do not lie about for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(60);

    /// <summary>How long it is open at most where no day was said.</summary>
    public static readonly TimeSpan LongestWithoutDay = TimeSpan.FromDays(30);

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>Who put it.</summary>
    public Guid PutBy { get; init; }

    /// <summary>When it was put.</summary>
    public DateTimeOffset PutAt { get; init; }

    /// <summary>The last day on which members vote, if one was said; else it is open until all have voted.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it closes by itself; null once it is closed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When it closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many have voted: never who.</summary>
    public int Voted { get; private set; }

    /// <summary>How many could have voted when it closed.</summary>
    public int Electors { get; private set; }

    /// <summary>Opens it for votes until an instant.</summary>
    public Decision Opens(DateTimeOffset until)
    {
        DueAt = until;
        return this;
    }

    /// <summary>Whether its time is over and its ballots are to be counted.</summary>
    public bool IsDue(DateTimeOffset now) => DueAt <= now;

    /// <summary>Passes while members vote.</summary>
    /// <exception cref="RuleBrokenException">It is closed, or its time is over.</exception>
    public void MustBeOpen(DateTimeOffset now)
    {
        if (DueAt is null || IsDue(now))
        {
            throw new RuleBrokenException("decisions.over");
        }
    }

    /// <summary>One more member has voted.</summary>
    public void HasOneMore() => Voted++;

    /// <summary>Whoever has voted left the cluster, and took their ballot along.</summary>
    public void HasOneLess() => Voted--;

    /// <summary>Its ballots were counted: it is closed for good.</summary>
    public void IsCounted(int ballots, int electors, DateTimeOffset now) => (Voted, Electors, ClosedAt, DueAt) = (ballots, electors, now, null);
}

/// <summary>What one may choose in a decision.</summary>
public sealed class Option
{
    /// <summary>The longest text of one, in characters.</summary>
    public const int LongestText = 120;

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; init; }

    /// <summary>Its place among the others, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>How many chose it; kept only from <see cref="Decision.FewestShown"/> ballots on, and never before the decision is closed.</summary>
    public int? Ballots { get; private set; }

    /// <summary>Whether none had more ballots than it, and it had some.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Keeps what came out for it.</summary>
    public void CameOut(int? ballots, bool isFirst) => (Ballots, IsFirst) = (ballots, isFirst);
}
