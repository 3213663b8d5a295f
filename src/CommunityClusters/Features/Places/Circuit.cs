namespace CommunityClusters.Features.Places;

/// <summary>A group of schools as the administration draws it. It describes a teacher's place and limits nobody.</summary>
public sealed class Circuit
{
    /// <summary>The longest province, region, district or circuit name that is kept, in characters.</summary>
    public const int LongestName = 120;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The province; together with region, district and name it tells the circuit, for names repeat between districts.</summary>
    public required string Province { get; init; }

    /// <summary>The education region, or empty.</summary>
    public string Region { get; init; } = "";

    /// <summary>The education district, or empty.</summary>
    public string District { get; init; } = "";

    /// <summary>The circuit's name.</summary>
    public required string Name { get; init; }
}
