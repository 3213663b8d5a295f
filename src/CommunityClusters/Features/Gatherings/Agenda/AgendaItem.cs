namespace CommunityClusters.Features.Gatherings.Agenda;

/// <summary>Something that a gathering will deal with.</summary>
public sealed class AgendaItem
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 200;

    /// <summary>The most of one gathering.</summary>
    public const int Most = 60;

    /// <summary>How many open needs an agenda begins with.</summary>
    public const int FirstNeeds = 5;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>Its order among what was put on the agenda at once.</summary>
    public int Place { get; init; }

    /// <summary>What it is.</summary>
    public required string Text { get; init; }

    /// <summary>The need that it came from, if it did.</summary>
    public Guid? NeedId { get; init; }

    /// <summary>Who put it there.</summary>
    public Guid AddedBy { get; init; }
}
