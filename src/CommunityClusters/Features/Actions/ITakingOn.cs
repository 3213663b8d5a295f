namespace CommunityClusters.Features.Actions;

/// <summary>A page on which something is taken on.</summary>
public interface ITakingOn
{
    /// <summary>What was typed.</summary>
    TakeOnAction Taking { get; }

    /// <summary>Whether it is being typed, and the form stays open.</summary>
    bool IsTaking { get; }

    /// <summary>Who may take it on, by name.</summary>
    IReadOnlyList<Taker> Takers { get; }

    /// <summary>The caller.</summary>
    Guid Me { get; }
}
