namespace CommunityClusters.Features.Clusters;

/// <summary>A voluntary group of teachers. It exists the moment it is made, and its founder has nothing more than others.</summary>
public sealed class Cluster
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The longest purpose, in characters of Markdown.</summary>
    public const int LongestPurpose = 2000;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>What it is for, as Markdown.</summary>
    public required string Purpose { get; set; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }
}
