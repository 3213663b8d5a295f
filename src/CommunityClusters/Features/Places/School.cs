namespace CommunityClusters.Features.Places;

/// <summary>A school, from a directory that was imported or added by a teacher.</summary>
public sealed class School
{
    /// <summary>The longest name that is kept, in characters.</summary>
    public const int LongestName = 160;

    /// <summary>The longest number that is kept, in characters.</summary>
    public const int LongestNumber = 20;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Its number in the imported directory; null when a teacher added it.</summary>
    public string? Number { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; set; }

    /// <summary>Its circuit, where it is known.</summary>
    public Guid? CircuitId { get; set; }

    /// <summary>Town or village, or empty.</summary>
    public string Town { get; set; } = "";

    /// <summary>Degrees north (WGS 84); null when unknown, and then so is every distance.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east (WGS 84); null when unknown.</summary>
    public double? Longitude { get; set; }

    /// <summary>Whether it came with the program, so that a fresh installation has schools to choose from.</summary>
    public bool IsInvented { get; set; }

    /// <summary>Takes over what a directory says of it.</summary>
    /// <returns>Whether that was anything new.</returns>
    public bool Becomes(string name, Guid? circuit, string town, (double Latitude, double Longitude)? place, bool invented)
    {
        var before = (Name, CircuitId, Town, Latitude, Longitude, IsInvented);
        (Name, CircuitId, Town, Latitude, Longitude, IsInvented) = (name, circuit, town, place?.Latitude, place?.Longitude, invented);
        return before != (Name, CircuitId, Town, Latitude, Longitude, IsInvented);
    }
}
