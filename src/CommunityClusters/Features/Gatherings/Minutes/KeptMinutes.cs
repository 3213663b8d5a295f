namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The minutes of a gathering, as far as pages and lists read them; what is written is the document of the same id.</summary>
public sealed class KeptMinutes
{
    /// <summary>Its id, and that of its document.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Whether anybody has written anything.</summary>
    public bool IsBegun { get; init; }

    /// <summary>The decisions that were noted, or empty.</summary>
    public string Decisions { get; init; } = "";
}
