namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>
/// A remark on a passage of a plan, or on a whole section. It keeps where its words begin and end, never the words: what is
/// deleted from the plan is nowhere remembered.
/// </summary>
public sealed class Remark
{
    /// <summary>The longest text, of a remark and of an answer, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>The most remarks that are open in one plan.</summary>
    public const int MostOpen = 100;

    /// <summary>The most answers to one remark.</summary>
    public const int MostAnswers = 50;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>The number by which people call it: the plan's first remark is 1.</summary>
    public int Sign { get; init; }

    /// <summary>The id of the section.</summary>
    public required string Section { get; init; }

    /// <summary>Where its words begin, as a relative position of Yjs; null where it is about the whole section.</summary>
    public byte[]? From { get; init; }

    /// <summary>Where its words end.</summary>
    public byte[]? To { get; init; }

    /// <summary>What is remarked, Markdown; empty once it was taken back.</summary>
    public required string Text { get; set; }

    /// <summary>Who made it.</summary>
    public Guid MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Whether it is closed.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Who closed it last.</summary>
    public Guid? ClosedBy { get; private set; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Whether its author took it back after it was answered: only the answers are left.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Closes it. Closed twice, it is still the first one's doing.</summary>
    public void Close(Guid by, DateTimeOffset at)
    {
        if (!IsClosed)
        {
            (IsClosed, ClosedBy, ClosedAt) = (true, by, at);
        }
    }

    /// <summary>Opens it again.</summary>
    public void OpenAgain() => (IsClosed, ClosedBy, ClosedAt) = (false, null, null);

    /// <summary>Its author takes back what they said; the answers of others stay.</summary>
    public void TakeBack() => (Text, IsTakenBack) = ("", true);
}

/// <summary>What somebody answered to a remark.</summary>
public sealed class RemarkAnswer
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>The remark.</summary>
    public Guid RemarkId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>What was answered, Markdown; empty once it was taken back.</summary>
    public required string Text { get; set; }

    /// <summary>Who answered.</summary>
    public Guid By { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether its author took it back.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Its author takes back what they answered.</summary>
    public void TakeBack() => (Text, IsTakenBack) = ("", true);
}
