using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Records;

internal sealed class RecordedLessonMapping : IEntityTypeConfiguration<RecordedLesson>
{
    public void Configure(EntityTypeBuilder<RecordedLesson> builder)
    {
        builder.ToTable("RecordedLessons");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Room).HasMaxLength(Room.LongestName);
        builder.Property(l => l.Topic).HasMaxLength(Plan.LongestTopic);
        builder.Property(l => l.Subject).HasMaxLength(60);
        builder.Property(l => l.Group).HasMaxLength(Slot.LongestGroup);
        builder.HasIndex(l => new { l.GatheringId, l.Begins });
        builder.HasIndex(l => l.PlanId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(l => l.GatheringId);
        builder.HasMany(l => l.Parts).WithOne().HasForeignKey(p => p.LessonId);
    }
}

internal sealed class RecordedPartMapping : IEntityTypeConfiguration<RecordedPart>
{
    public void Configure(EntityTypeBuilder<RecordedPart> builder)
    {
        builder.ToTable("RecordedParts");
        builder.HasKey(p => new { p.LessonId, p.TeacherId });
        builder.HasIndex(p => p.TeacherId);
    }
}

internal sealed class RecordedPlanMapping : IEntityTypeConfiguration<RecordedPlan>
{
    public void Configure(EntityTypeBuilder<RecordedPlan> builder)
    {
        builder.ToTable("RecordedPlans");
        builder.HasKey(p => new { p.GatheringId, p.PlanId });
        builder.Property(p => p.Milestone).HasMaxLength(DocumentMoment.LongestName);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(p => p.GatheringId);
    }
}

internal sealed class RecordChangeMapping : IEntityTypeConfiguration<RecordChange>
{
    public void Configure(EntityTypeBuilder<RecordChange> builder)
    {
        builder.ToTable("RecordChanges");
        builder.HasKey(c => new { c.GatheringId, c.Number });
        builder.HasIndex(c => c.By);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(c => c.GatheringId);
    }
}
