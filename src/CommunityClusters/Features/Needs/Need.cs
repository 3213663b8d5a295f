namespace CommunityClusters.Features.Needs;

/// <summary>What a cluster has made of a need.</summary>
public enum NeedMark
{
    /// <summary>It waits for a day.</summary>
    Open,

    /// <summary>It is chosen for a day.</summary>
    Chosen,

    /// <summary>It was covered.</summary>
    Covered,
}

/// <summary>A topic that the members of a cluster find hard to teach.</summary>
public sealed class Need
{
    /// <summary>The longest topic, in characters.</summary>
    public const int LongestTopic = 140;

    /// <summary>The longest text about the learners' struggle, in characters.</summary>
    public const int LongestStruggle = 1000;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>The topic: "Newton's third law".</summary>
    public required string Topic { get; init; }

    /// <summary>The code of its subject, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The code of its grade, or empty.</summary>
    public string Grade { get; init; } = "";

    /// <summary>What learners struggle with, or empty.</summary>
    public string Struggle { get; init; } = "";

    /// <summary>The Monday of the week in which it is taught, where it was said.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>Who named it; null when they asked not to be shown.</summary>
    public Guid? NamedBy { get; private set; }

    /// <summary>
    /// Who named it without a name shown. Nothing reads this column: no page, broadcast, search, export or log; it is kept so
    /// that erasing an account can clear it.
    /// </summary>
    public Guid? NamedUnseenBy { get; private set; }

    /// <summary>When it was named.</summary>
    public DateTimeOffset NamedAt { get; init; }

    /// <summary>How many find it hard, whoever named it included.</summary>
    public int MeToos { get; private set; }

    /// <summary>What the cluster has made of it.</summary>
    public NeedMark Mark { get; private set; }

    /// <summary>Says who named it, to all or to nobody.</summary>
    public void IsNamedBy(Guid teacherId, bool unseen) =>
        (NamedBy, NamedUnseenBy) = unseen ? ((Guid?)null, (Guid?)teacherId) : (teacherId, null);

    /// <summary>Counts those who find it hard.</summary>
    public void CountMeToos(int count) => MeToos = count;

    /// <summary>Marks it; any member may, and may change it again.</summary>
    public void MarkAs(NeedMark mark) => Mark = mark;

    /// <summary>The Monday of the week in which a day lies.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>One member's "me too". The rows are counted; whose they are is shown to nobody else.</summary>
public sealed class MeToo
{
    /// <summary>The need.</summary>
    public Guid NeedId { get; init; }

    /// <summary>Who finds it hard too.</summary>
    public Guid TeacherId { get; init; }
}
