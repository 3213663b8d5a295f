namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>
/// When a member last looked at a lesson in which a colleague had given them a part. It is beside the part and not of it: nobody but
/// themselves is told whether they looked.
/// </summary>
public sealed class Look
{
    /// <summary>The lesson.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; set; }
}
