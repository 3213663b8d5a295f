namespace CommunityClusters.Features.Gatherings.Dates;

/// <summary>A date and venue that somebody proposes for a gathering, to which members say whether it suits them.</summary>
public sealed class ProposedDate
{
    /// <summary>The most of one gathering: more than that nobody answers.</summary>
    public const int Most = 12;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>Its order among those that were proposed at once.</summary>
    public int Place { get; init; }

    /// <summary>Who proposed it.</summary>
    public Guid ProposedBy { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When it would begin, by the clocks there.</summary>
    public TimeOnly Begins { get; init; }

    /// <summary>When it would end.</summary>
    public TimeOnly Ends { get; init; }

    /// <summary>The school, if it is one that the program knows.</summary>
    public Guid? SchoolId { get; init; }

    /// <summary>The place in words, or empty.</summary>
    public string Venue { get; init; } = "";

    /// <summary>When and where it would be.</summary>
    public Meeting When => new(Day, Begins, Ends, SchoolId, Venue);

    /// <summary>A date that somebody proposes.</summary>
    public static ProposedDate Of(Guid gatheringId, Meeting when, Guid by, long number, int place = 0) => new()
    {
        GatheringId = gatheringId,
        Number = number,
        Place = place,
        ProposedBy = by,
        Day = when.Day,
        Begins = when.Begins,
        Ends = when.Ends,
        SchoolId = when.SchoolId,
        Venue = when.Place,
    };
}

/// <summary>Whether a proposed date suits a member.</summary>
public sealed class DateAnswer
{
    /// <summary>The proposed date.</summary>
    public Guid DateId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What they say.</summary>
    public Answer Says { get; set; }
}
