namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A room of a teaching day.</summary>
public sealed class Room
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 40;

    /// <summary>The most of one day.</summary>
    public const int Most = 20;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order within the cluster, given when it is told.</summary>
    public long Number { get; set; }

    /// <summary>Its name: "Room A".</summary>
    public required string Name { get; set; }
}
