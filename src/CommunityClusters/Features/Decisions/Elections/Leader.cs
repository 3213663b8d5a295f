namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>
/// The member whom the others elected, for the term that the cluster chose. It is a list of duties: no door asks for it. The vote itself begins it, and it ends with its term,
/// with the next vote, by stepping down or with leaving; there is no field for who comes next.
/// </summary>
public sealed class Leader
{
    /// <summary>How long before the end of a term members are asked to stand for the next: time to stand, to vote and for a runoff, each to the end of a day.</summary>
    public static readonly TimeSpan Before = Election.Standing + Election.Voting + Election.Runoff + TimeSpan.FromDays(3);

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The day since which, as the vote's.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when, by the term for which they were elected.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>When it ended before that; null where it did not.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the next election begins by itself; null once it has, or will not.</summary>
    public DateTimeOffset? ElectionDueAt { get; private set; }

    /// <summary>The member whom the vote seats.</summary>
    public static Leader Seated(Guid clusterId, Guid teacherId, DateTimeOffset today, int months)
    {
        var until = today.AddMonths(months);
        return new Leader { ClusterId = clusterId, TeacherId = teacherId, Since = today, Until = until, ElectionDueAt = until - Before };
    }

    /// <summary>It ends: they stepped down, left, or the others elected somebody.</summary>
    public void Ends(DateTimeOffset now) => (EndedAt, ElectionDueAt) = (EndedAt ?? now, null);

    /// <summary>The next election has begun.</summary>
    public void IsFollowedByElection() => ElectionDueAt = null;
}

/// <summary>A member asks for an election. Others see how many do.</summary>
public sealed class AskingForElection
{
    /// <summary>How long it counts: whom many asked about long ago, nobody asks about today.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Who asks.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>Since when.</summary>
    public DateTimeOffset At { get; set; }
}

/// <summary>For how long a cluster elects its leader.</summary>
public sealed class LeaderTerm
{
    /// <summary>The terms among which a cluster chooses, in months.</summary>
    public static readonly IReadOnlyList<int> Choices = [3, 6, 12];

    /// <summary>The term of who chose none.</summary>
    public const int Usual = 6;

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The months.</summary>
    public int Months { get; set; }
}
