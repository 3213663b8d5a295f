namespace CommunityClusters.Features.Threads;

/// <summary>What an observer raised with a post. It is a text of its own, made from the observation: that stays theirs alone.</summary>
public enum Raised
{
    /// <summary>The one issue.</summary>
    Issue,

    /// <summary>All that they had noted.</summary>
    Whole,
}
