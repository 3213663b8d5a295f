using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Registers;

internal sealed class RegisteredTeacherMapping : IEntityTypeConfiguration<RegisteredTeacher>
{
    public void Configure(EntityTypeBuilder<RegisteredTeacher> builder)
    {
        builder.ToTable("RegisteredTeachers");
        builder.HasKey(r => new { r.GatheringId, r.TeacherId });
        builder.HasIndex(r => r.TeacherId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}

internal sealed class RegisteredGuestMapping : IEntityTypeConfiguration<RegisteredGuest>
{
    public void Configure(EntityTypeBuilder<RegisteredGuest> builder)
    {
        builder.ToTable("RegisteredGuests");
        builder.HasKey(r => new { r.GatheringId, r.Number });
        builder.Property(r => r.Name).HasMaxLength(RegisterShape.LongestName);
        builder.Property(r => r.School).HasMaxLength(RegisterShape.LongestName);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}

internal sealed class RegisteredLearnersMapping : IEntityTypeConfiguration<RegisteredLearners>
{
    public void Configure(EntityTypeBuilder<RegisteredLearners> builder)
    {
        builder.ToTable("RegisteredLearners");
        builder.HasKey(r => new { r.GatheringId, r.Number });
        builder.Property(r => r.School).HasMaxLength(RegisterShape.LongestName);
        builder.Property(r => r.Grade).HasMaxLength(60);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}
