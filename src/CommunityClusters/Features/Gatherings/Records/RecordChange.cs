namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>What a member put right in a record.</summary>
public enum RightPut
{
    /// <summary>The lesson was not taught.</summary>
    NotTaught,

    /// <summary>It was taught after all.</summary>
    Taught,

    /// <summary>It was taught, and stood in no record.</summary>
    Added,

    /// <summary>What it was about, or which group it was taught to. What stood there before is not kept.</summary>
    About,

    /// <summary>Somebody presented it.</summary>
    Presented,

    /// <summary>Somebody observed it.</summary>
    Observed,

    /// <summary>Somebody had no part in it.</summary>
    HadNoPart,
}

/// <summary>That a member put something right in a record: so that nobody wonders why it says what it says. It is no blame.</summary>
public sealed class RecordChange
{
    /// <summary>The most that are kept of a gathering; the oldest go first.</summary>
    public const int Most = 300;

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order among the changes of the record, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The lesson.</summary>
    public Guid LessonId { get; init; }

    /// <summary>What was put right.</summary>
    public RightPut What { get; init; }

    /// <summary>Whom it is about; null where it is about nobody.</summary>
    public Guid? TeacherId { get; init; }

    /// <summary>Who put it right.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
