using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Places;

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
        builder.Property(s => s.Number).HasMaxLength(School.LongestNumber);
        builder.Property(s => s.Name).HasMaxLength(School.LongestName);
        builder.Property(s => s.Town).HasMaxLength(Circuit.LongestName);
        builder.HasOne<Circuit>().WithMany().HasForeignKey(s => s.CircuitId);
        builder.HasIndex(s => s.IsInvented);
    }
}

internal sealed class SchoolEntryMapping : IEntityTypeConfiguration<SchoolEntry>
{
    public void Configure(EntityTypeBuilder<SchoolEntry> builder)
    {
        builder.ToTable("SchoolEntries");
        builder.HasIndex(e => e.SchoolId).IsUnique();
        builder.HasOne<School>().WithMany().HasForeignKey(e => e.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SchoolTrigramMapping : IEntityTypeConfiguration<SchoolTrigram>
{
    public void Configure(EntityTypeBuilder<SchoolTrigram> builder)
    {
        builder.ToTable("SchoolTrigrams");
        builder.HasKey(t => new { t.Trigram, t.EntryId });
        builder.HasIndex(t => t.EntryId);
        builder.HasOne<SchoolEntry>().WithMany().HasForeignKey(t => t.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CircuitTrigramMapping : IEntityTypeConfiguration<CircuitTrigram>
{
    public void Configure(EntityTypeBuilder<CircuitTrigram> builder)
    {
        builder.ToTable("CircuitTrigrams");
        builder.HasKey(t => new { t.Trigram, t.CircuitId });
        builder.HasIndex(t => t.CircuitId);
        builder.HasOne<Circuit>().WithMany().HasForeignKey(t => t.CircuitId).OnDelete(DeleteBehavior.Cascade);
    }
}
