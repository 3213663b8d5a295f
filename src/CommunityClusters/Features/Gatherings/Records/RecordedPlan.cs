namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>What became of a plan as it was when the day was over.</summary>
public enum PlanThen
{
    /// <summary>It is kept as a moment of the plan, a milestone.</summary>
    Kept,

    /// <summary>The plan had as many milestones as it can keep.</summary>
    Full,

    /// <summary>There was no such plan any more.</summary>
    Gone,
}

/// <summary>A plan that was in the programme of a day, as it was when the day was over; one, however many lessons were taught by it.</summary>
public sealed class RecordedPlan
{
    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; init; }

    /// <summary>What became of it.</summary>
    public PlanThen Then { get; init; }

    /// <summary>The number of the moment, where it is kept.</summary>
    public long? Moment { get; init; }

    /// <summary>What the milestone was called when it was made.</summary>
    public required string Milestone { get; init; }
}
