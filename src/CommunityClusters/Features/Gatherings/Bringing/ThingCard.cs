namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Something that is needed, as every member sees it.</summary>
public sealed record ThingCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public required Guid GatheringId { get; init; }

    /// <summary>Whether it can still be changed and pledged.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required ThingKind Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>In what it is counted, or empty.</summary>
    public required string Unit { get; init; }

    /// <summary>A note, or empty.</summary>
    public required string Note { get; init; }

    /// <summary>How many are needed.</summary>
    public required int Needed { get; init; }

    /// <summary>How many somebody typed; null where nobody did.</summary>
    public required int? Typed { get; init; }

    /// <summary>Who typed it; null where nobody did or their account is gone.</summary>
    public required string? TypedBy { get; init; }

    /// <summary>How its number is worked out; null for what is not.</summary>
    public required Working? WorkedOut { get; init; }

    /// <summary>What is pledged of it: members, then schools, each by name.</summary>
    public required IReadOnlyList<Given> Pledges { get; init; }

    /// <summary>By which a change says what it saw.</summary>
    public required int Version { get; init; }

    /// <summary>By which a pledge says which others it saw.</summary>
    public required int Touched { get; init; }

    /// <summary>How many are pledged.</summary>
    public int Pledged => Pledges.Sum(p => p.Amount);

    /// <summary>How many are needed and not pledged; less than none where there are more.</summary>
    public int StillNeeded => Needed - Pledged;

    /// <summary>How photocopies are worked out.</summary>
    /// <param name="Pages">The pages of one copy.</param>
    /// <param name="Share">How many learners share a copy.</param>
    /// <param name="Grade">The code of the grade, or empty for all.</param>
    /// <param name="Learners">How many learners are expected.</param>
    /// <param name="Copies">How many copies that makes.</param>
    /// <param name="Number">How many pages that makes.</param>
    public sealed record Working(int Pages, int Share, string Grade, int Learners, int Copies, int Number);

    /// <summary>What one brings.</summary>
    /// <param name="Id">The pledge.</param>
    /// <param name="TeacherId">The member who said it.</param>
    /// <param name="Name">Their name; null where their account is gone.</param>
    /// <param name="School">The school that brings it, or empty.</param>
    /// <param name="Amount">How many.</param>
    public sealed record Given(Guid Id, Guid TeacherId, string? Name, string School, int Amount);
}
