using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>What a stranger sees of a cluster that chose to be found: never a member's name.</summary>
public sealed class Listing
{
    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The order in which clusters chose to be found.</summary>
    public long Number { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The beginning of its purpose, without markup.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Codes of the subjects it is about.</summary>
    public IList<string> Subjects { get; set; } = [];

    /// <summary>Codes of the grades it is about.</summary>
    public IList<string> Grades { get; set; } = [];

    /// <summary>Names of the circuits its members come from.</summary>
    public IList<string> Circuits { get; set; } = [];

    /// <summary>How many members it has.</summary>
    public int Teachers { get; set; }

    /// <summary>The middle of its members' schools, degrees north; null when no school's place is known.</summary>
    public double? Latitude { get; set; }

    /// <summary>The middle of its members' schools, degrees east.</summary>
    public double? Longitude { get; set; }

    /// <summary>Which band of latitudes that is in (<see cref="Place.BandOf"/>), by which neighbours are looked up.</summary>
    public int? Band { get; set; }
}

internal sealed class ListingMapping : IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("Listings");
        builder.HasKey(l => l.ClusterId);
        builder.HasIndex(l => l.Number).IsUnique();
        builder.HasIndex(l => new { l.Band, l.Longitude, l.Latitude, l.Number });
        builder.HasOne<Cluster>().WithOne().HasForeignKey<Listing>(l => l.ClusterId);
    }
}
