using CommunityClusters.Persistence;

namespace CommunityClusters.Features.Places;

/// <summary>A school as other features see it.</summary>
public sealed record SchoolCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Town or village, or empty.</summary>
    public required string Town { get; init; }

    /// <summary>Its circuit's id, where the circuit is known.</summary>
    public required Guid? CircuitId { get; init; }

    /// <summary>Degrees north, where known.</summary>
    public required double? Latitude { get; init; }

    /// <summary>Degrees east, where known.</summary>
    public required double? Longitude { get; init; }
}

/// <summary>A circuit as other features see it.</summary>
public sealed record CircuitCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>
/// The only door to schools and circuits for other features. Places are public. Each is one table, to be joined beside the
/// other: of what is joined within itself, SQLite makes the whole up before it looks up one.
/// </summary>
public sealed class PlacesAccess(ClustersDb db)
{
    /// <summary>All schools, to join with.</summary>
    public IQueryable<SchoolCard> Schools => db.Set<School>().Select(school => new SchoolCard
    {
        Id = school.Id,
        Name = school.Name,
        Town = school.Town,
        CircuitId = school.CircuitId,
        Latitude = school.Latitude,
        Longitude = school.Longitude,
    });

    /// <summary>All circuits, to join with.</summary>
    public IQueryable<CircuitCard> Circuits => db.Set<Circuit>().Select(circuit => new CircuitCard { Id = circuit.Id, Name = circuit.Name });
}
