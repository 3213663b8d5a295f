using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Bringing;

internal sealed class ExpectedLearnersMapping : IEntityTypeConfiguration<ExpectedLearners>
{
    public void Configure(EntityTypeBuilder<ExpectedLearners> builder)
    {
        builder.ToTable("ExpectedLearners");
        builder.Property(e => e.School).HasMaxLength(SchoolNames.Longest);
        builder.Property(e => e.SchoolKey).HasMaxLength(SchoolNames.Longest);
        builder.Property(e => e.Grade).HasMaxLength(20);
        builder.HasIndex(e => new { e.GatheringId, e.SchoolKey, e.Grade }).IsUnique();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(e => e.GatheringId);
    }
}

internal sealed class ThingMapping : IEntityTypeConfiguration<Thing>
{
    public void Configure(EntityTypeBuilder<Thing> builder)
    {
        builder.ToTable("Things");
        builder.Property(t => t.Name).HasMaxLength(Thing.LongestName);
        builder.Property(t => t.Unit).HasMaxLength(Thing.LongestUnit);
        builder.Property(t => t.Note).HasMaxLength(Thing.LongestNote);
        builder.Property(t => t.Grade).HasMaxLength(20);
        builder.HasIndex(t => new { t.GatheringId, t.Number });
        builder.HasOne<Gathering>().WithMany().HasForeignKey(t => t.GatheringId);
        builder.HasMany(t => t.Pledges).WithOne().HasForeignKey(p => p.ThingId);
    }
}

internal sealed class PledgeMapping : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.ToTable("Pledges");
        // Its id is made with it: what joins a thing is new.
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Giver).HasMaxLength(Giver.LongestKey);
        builder.Property(p => p.School).HasMaxLength(SchoolNames.Longest);
        builder.HasIndex(p => new { p.ThingId, p.Giver }).IsUnique();
        // What somebody brings to a day, and what goes when they leave.
        builder.HasIndex(p => new { p.TeacherId, p.GatheringId });
    }
}
