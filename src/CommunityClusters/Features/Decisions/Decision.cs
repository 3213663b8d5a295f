using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Decisions;

/// <summary>What is decided.</summary>
public enum DecisionKind
{
    /// <summary>A question among options.</summary>
    Question,

    /// <summary>Who leads the cluster.</summary>
    Election,
}

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

    /// <summary>How many questions one member has open in a cluster at most: who is asked more answers none.</summary>
    public const int MostOpen = 5;

    /// <summary>What is kept of how many voted where somebody did, and fewer than that.</summary>
    public const int Few = -1;

    /// <summary>How long it is open at least, unless all have voted: who looks once a day has had their vote.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

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

    /// <summary>What is decided.</summary>
    public DecisionKind Kind { get; init; }

    /// <summary>What is asked; empty for an election, which asks by itself.</summary>
    public required string Question { get; init; }

    /// <summary>Who put it; null for an election, which many called, or which came by itself.</summary>
    public Guid? PutBy { get; init; }

    /// <summary>The vote of which this is the runoff; null for a first vote.</summary>
    public Guid? FirstRound { get; init; }

    /// <summary>For how many months the vote seats whoever wins, in an election.</summary>
    public int Months { get; init; }

    /// <summary>When it was put.</summary>
    public DateTimeOffset PutAt { get; init; }

    /// <summary>The last day on which members vote, if one was said; else it is open until all have voted.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>When it closes by itself; null once it is closed.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Until when members stand in an election, before they vote; null once they vote.</summary>
    public DateTimeOffset? StandsUntil { get; private set; }

    /// <summary>Whether two were level twice, or several for the second place, and the lot fell.</summary>
    public bool IsByLot { get; private set; }

    /// <summary>The day on which it closed; null while it is open. Where all have voted, the moment would be that of the last vote.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>How many have voted: never who. Once it is closed, <see cref="Few"/> of less than <see cref="FewestShown"/>.</summary>
    public int Voted { get; private set; }

    /// <summary>How many could have voted when it closed.</summary>
    public int Electors { get; private set; }

    /// <summary>Opens it for votes until an instant.</summary>
    public Decision Opens(DateTimeOffset until)
    {
        DueAt = until;
        return this;
    }

    /// <summary>Members stand in an election, until an instant; nobody votes yet.</summary>
    public void CallsForNominees(DateTimeOffset until) => (StandsUntil, DueAt) = (until, until);

    /// <summary>It is known who stands: members vote, until an instant.</summary>
    public void BeginsVoting(DateTimeOffset until) => (StandsUntil, DueAt) = (null, until);

    /// <summary>Passes while members stand.</summary>
    /// <exception cref="RuleBrokenException">They vote already, or it is no election.</exception>
    public void MustCallForNominees(DateTimeOffset now)
    {
        if (StandsUntil is null || IsDue(now))
        {
            throw new RuleBrokenException("elections.too-late");
        }
    }

    /// <summary>Its ballots say who won, or between whom members vote again; of those who were level it may have been the lot that said it.</summary>
    public void IsDecided(bool byLot) => IsByLot = byLot;

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

        if (StandsUntil is not null)
        {
            throw new RuleBrokenException("elections.standing");
        }
    }

    /// <summary>One more member has voted.</summary>
    public void HasOneMore() => Voted++;

    /// <summary>Whoever has voted left the cluster, and took their ballot along.</summary>
    public void HasOneLess() => Voted--;

    /// <summary>Its ballots were counted: it is closed for good.</summary>
    public void IsCounted(int ballots, int electors, DateTimeOffset now) =>
        (Voted, Electors, ClosedAt, DueAt, StandsUntil) = ((ballots is > 0 and < FewestShown) ? Few : ballots, electors, DayOf(now), null, null);

    /// <summary>The day of an instant, by UTC: of what a last vote brings about nothing finer is kept.</summary>
    public static DateTimeOffset DayOf(DateTimeOffset instant) => new(instant.UtcDateTime.Date, TimeSpan.Zero);
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

    /// <summary>What it says; empty in an election, where it is a member, or nobody.</summary>
    public required string Text { get; init; }

    /// <summary>Who stands, in an election; null for nobody.</summary>
    public Guid? TeacherId { get; init; }

    /// <summary>Who nominated them: themselves, or a colleague.</summary>
    public Guid? NominatedBy { get; private set; }

    /// <summary>Whether they declined, or left.</summary>
    public bool IsOut { get; private set; }

    /// <summary>A member who stands in an election.</summary>
    public static Option Nominee(Guid electionId, int number, Guid teacherId, Guid? nominatedBy) =>
        new() { DecisionId = electionId, Number = number, Text = "", TeacherId = teacherId, NominatedBy = nominatedBy };

    /// <summary>How many chose it; kept only from <see cref="Decision.FewestShown"/> ballots on, and never before the decision is closed.</summary>
    public int? Ballots { get; private set; }

    /// <summary>Whether none had more ballots than it, and it had some.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>They do not stand.</summary>
    public void IsDeclined() => IsOut = true;

    /// <summary>They stand after all.</summary>
    /// <exception cref="RuleBrokenException">Somebody else says so: a no is theirs.</exception>
    public void StandsAgain(Guid saidBy)
    {
        if (saidBy != TeacherId)
        {
            throw new RuleBrokenException("elections.declined");
        }

        (IsOut, NominatedBy) = (false, saidBy);
    }

    /// <summary>Keeps what came out for it.</summary>
    public void CameOut(int? ballots, bool isFirst) => (Ballots, IsFirst) = (ballots, isFirst);
}
