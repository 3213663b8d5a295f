namespace CommunityClusters.Features.Places;

/// <summary>A school in the search. Its short number keeps the table of trigrams, by far the longest, small and quick.</summary>
public sealed class SchoolEntry
{
    /// <summary>The number, given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The school.</summary>
    public Guid SchoolId { get; init; }
}

/// <summary>Three letters that follow each other in a school's name.</summary>
public sealed class SchoolTrigram
{
    /// <summary>The letters as a number (<see cref="Trigrams"/>).</summary>
    public long Trigram { get; init; }

    /// <summary>The school's entry.</summary>
    public int EntryId { get; init; }
}

/// <summary>Three letters that follow each other in a circuit's name.</summary>
public sealed class CircuitTrigram
{
    /// <summary>The letters as a number (<see cref="Trigrams"/>).</summary>
    public long Trigram { get; init; }

    /// <summary>The circuit.</summary>
    public Guid CircuitId { get; init; }
}
