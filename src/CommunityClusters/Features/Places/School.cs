using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

/// <summary>A school, from a directory that was imported or added by a teacher.</summary>
public sealed class School
{
    /// <summary>The longest name that is kept, in characters.</summary>
    public const int LongestName = 160;

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
}

internal sealed class CircuitMapping : IEntityTypeConfiguration<Circuit>
{
    public void Configure(EntityTypeBuilder<Circuit> builder)
    {
        builder.ToTable("Circuits");
        builder.HasIndex(c => new { c.Province, c.Region, c.District, c.Name }).IsUnique();
        foreach (var name in new[] { nameof(Circuit.Province), nameof(Circuit.Region), nameof(Circuit.District), nameof(Circuit.Name) })
        {
            builder.Property(name).HasMaxLength(Circuit.LongestName);
        }
    }
}

internal sealed class SchoolMapping : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.ToTable("Schools");
        builder.HasIndex(s => s.Number).IsUnique();
        builder.Property(s => s.Number).HasMaxLength(20);
        builder.Property(s => s.Name).HasMaxLength(School.LongestName);
        builder.Property(s => s.Town).HasMaxLength(Circuit.LongestName);
        builder.HasOne<Circuit>().WithMany().HasForeignKey(s => s.CircuitId);
    }
}
