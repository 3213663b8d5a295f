namespace CommunityClusters.Features.Blocks;

/// <summary>That a teacher keeps another away. It is told to nobody, the other one least.</summary>
public sealed class Block
{
    /// <summary>Who does.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>Whom.</summary>
    public Guid OtherId { get; init; }
}
