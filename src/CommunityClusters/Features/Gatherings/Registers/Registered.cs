namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>A member who came, as the register's document says it.</summary>
public sealed class RegisteredTeacher
{
    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The member.</summary>
    public Guid TeacherId { get; init; }
}

/// <summary>A guest who came.</summary>
public sealed class RegisteredGuest
{
    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its place in the register.</summary>
    public int Number { get; init; }

    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Their school, or empty.</summary>
    public required string School { get; init; }
}

/// <summary>How many learners came of one school and grade; there is no learner's name anywhere.</summary>
public sealed class RegisteredLearners
{
    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its place in the register.</summary>
    public int Number { get; init; }

    /// <summary>The school.</summary>
    public required string School { get; init; }

    /// <summary>The code of the grade, or empty.</summary>
    public required string Grade { get; init; }

    /// <summary>As many at least: the largest count, where several are not settled.</summary>
    public int Least { get; init; }

    /// <summary>As many at most: all counts together, where they are not settled.</summary>
    public int Most { get; init; }

    /// <summary>Whether the keepers know how many they were.</summary>
    public bool IsSettled { get; init; }
}
