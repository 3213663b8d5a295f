namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What a member does in a lesson.</summary>
public enum Part
{
    /// <summary>Teaches it.</summary>
    Presenter,

    /// <summary>Watches it, and opens its reflection.</summary>
    Observer,
}

/// <summary>A member's part in a lesson; one member has one.</summary>
public sealed class Role
{
    /// <summary>The lesson.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What they do.</summary>
    public Part Part { get; init; }

    /// <summary>Who gave it to them.</summary>
    public Guid AssignedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset AssignedAt { get; init; }
}
