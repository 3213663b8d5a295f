namespace CommunityClusters.Documents.Moments;

/// <summary>A state of a document that is kept: as somebody left it, as it stood before somebody else went on, or a milestone.</summary>
public sealed class DocumentMoment
{
    /// <summary>The longest name of a milestone.</summary>
    public const int LongestName = 80;

    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>Its place among the document's moments, from 1.</summary>
    public long Number { get; init; }

    /// <summary>When what is new in it was begun.</summary>
    public DateTimeOffset BeganAt { get; set; }

    /// <summary>When its last words were kept.</summary>
    public DateTimeOffset EndedAt { get; init; }

    /// <summary>The state as an update in the format of Yjs, compressed: <see cref="MomentBytes"/>.</summary>
    public required byte[] Bytes { get; set; }

    /// <summary>How many bytes are kept.</summary>
    public int Size { get; set; }

    /// <summary>What the members call it, where it is a milestone; else empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>Who named it.</summary>
    public Guid? NamedBy { get; set; }

    /// <summary>The lesson of whose reflection it came, where it is a milestone that names one; it goes with the name.</summary>
    public Guid? FromLesson { get; set; }

    /// <summary>The number of the moment that was brought back with it.</summary>
    public long? BroughtBack { get; init; }
}

/// <summary>Somebody who wrote something that is new in a moment, or in the stretch that will be the next one.</summary>
public sealed class MomentAuthor
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The moment's number.</summary>
    public long Number { get; init; }

    /// <summary>The teacher.</summary>
    public Guid TeacherId { get; init; }
}

/// <summary>What is being written in a document since its latest moment.</summary>
public sealed class DocumentStretch
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The number that its moment will have.</summary>
    public long Number { get; init; }

    /// <summary>When it was begun; null while nobody has written since the latest moment.</summary>
    public DateTimeOffset? BeganAt { get; init; }

    /// <summary>When somebody last wrote, to half a minute.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>That something was taken down for good: by whom and when, and where it stood, never what it was.</summary>
public sealed class TakenDown
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>Its place among what was taken down, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Who took it down.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The ids that the words had: <see cref="IdRanges"/>.</summary>
    public required byte[] Ids { get; init; }
}
