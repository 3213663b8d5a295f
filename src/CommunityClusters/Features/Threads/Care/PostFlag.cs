namespace CommunityClusters.Features.Threads.Care;

/// <summary>That a member flagged a post. Who did is told to nobody, and when is not kept.</summary>
public sealed class PostFlag
{
    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>Who flagged it.</summary>
    public Guid TeacherId { get; init; }
}
