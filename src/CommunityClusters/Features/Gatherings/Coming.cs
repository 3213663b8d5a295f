namespace CommunityClusters.Features.Gatherings;

/// <summary>Whether a member means to come to a gathering. It can be changed at any time and needs no reason.</summary>
public sealed class Coming
{
    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What they say.</summary>
    public Answer Says { get; set; }
}
