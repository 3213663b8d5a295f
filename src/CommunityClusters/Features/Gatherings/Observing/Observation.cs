namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>An observer's notes on one lesson: theirs alone. What they wrote is the document of the same id.</summary>
public sealed class Observation
{
    /// <summary>Its id, and that of its document.</summary>
    public Guid Id { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The lesson, as the programme had it; it may have been taken out since, and the notes stay.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The observer.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BegunAt { get; init; }
}
