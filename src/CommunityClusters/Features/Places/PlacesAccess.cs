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

    /// <summary>Its circuit's name, where it is known.</summary>
    public required string? Circuit { get; init; }

    /// <summary>Degrees north, where known.</summary>
    public required double? Latitude { get; init; }

    /// <summary>Degrees east, where known.</summary>
    public required double? Longitude { get; init; }
}

/// <summary>The only door to schools and circuits for other features. Places are public.</summary>
public sealed class PlacesAccess(ClustersDb db)
{
    /// <summary>All schools, to join with.</summary>
    public IQueryable<SchoolCard> Schools =>
        from school in db.Set<School>()
        join circuit in db.Set<Circuit>() on school.CircuitId equals circuit.Id into circuits
        from circuit in circuits.DefaultIfEmpty()
        select new SchoolCard
        {
            Id = school.Id,
            Name = school.Name,
            Town = school.Town,
            CircuitId = school.CircuitId,
            Circuit = circuit == null ? null : circuit.Name,
            Latitude = school.Latitude,
            Longitude = school.Longitude,
        };
}
