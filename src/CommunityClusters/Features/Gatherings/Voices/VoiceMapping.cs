using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Voices;

internal sealed class VoiceMapping : IEntityTypeConfiguration<Voice>
{
    public void Configure(EntityTypeBuilder<Voice> builder)
    {
        builder.ToTable("Voices");
        builder.HasKey(v => v.LessonId);
        builder.Property(v => v.LessonId).ValueGeneratedNever();
        builder.Property(v => v.Room).HasMaxLength(Room.LongestName);
        builder.Property(v => v.Topic).HasMaxLength(Plan.LongestTopic);
        builder.HasIndex(v => v.GatheringId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(v => v.GatheringId);
        builder.HasMany(v => v.Entries).WithOne().HasForeignKey(e => e.LessonId);
    }
}

internal sealed class VoiceEntryMapping : IEntityTypeConfiguration<VoiceEntry>
{
    public void Configure(EntityTypeBuilder<VoiceEntry> builder)
    {
        builder.ToTable("VoiceEntries");
        builder.HasKey(e => new { e.LessonId, e.Number });
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.HasMany(e => e.Counts).WithOne().HasForeignKey(c => new { c.LessonId, c.Number });
    }
}

internal sealed class VoiceCountMapping : IEntityTypeConfiguration<VoiceCount>
{
    public void Configure(EntityTypeBuilder<VoiceCount> builder)
    {
        builder.ToTable("VoiceCounts");
        builder.HasKey(c => new { c.LessonId, c.Number, c.Question });
        builder.Property(c => c.Question).ValueGeneratedNever();
    }
}

internal sealed class VoiceQuestionsMapping : IEntityTypeConfiguration<VoiceQuestions>
{
    public void Configure(EntityTypeBuilder<VoiceQuestions> builder)
    {
        builder.ToTable("VoiceQuestions");
        builder.HasKey(q => new { q.ClusterId, q.Version });
        builder.Property(q => q.Version).ValueGeneratedNever();
        builder.Property(q => q.First).HasMaxLength(VoiceQuestions.Longest);
        builder.Property(q => q.Second).HasMaxLength(VoiceQuestions.Longest);
        builder.Property(q => q.Third).HasMaxLength(VoiceQuestions.Longest);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(q => q.ClusterId);
    }
}
