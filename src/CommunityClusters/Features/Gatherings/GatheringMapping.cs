using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings;

internal sealed class GatheringMapping : IEntityTypeConfiguration<Gathering>
{
    public const int LongestZone = 60;

    public void Configure(EntityTypeBuilder<Gathering> builder)
    {
        builder.ToTable("Gatherings");
        builder.Property(g => g.About).HasMaxLength(Gathering.LongestAbout);
        builder.Property(g => g.Why).HasMaxLength(Gathering.LongestWhy);
        builder.Property(g => g.Place).HasMaxLength(MeetingEntry.LongestPlace);
        builder.Property(g => g.Zone).HasMaxLength(LongestZone);
        builder.HasIndex(g => new { g.ClusterId, g.EndsAt, g.Number });
        builder.HasIndex(g => g.RecordDueAt).HasFilter("\"RecordDueAt\" IS NOT NULL");
        builder.HasIndex(g => g.ForgetsAt).HasFilter("\"ForgetsAt\" IS NOT NULL");
        builder.HasOne<Cluster>().WithMany().HasForeignKey(g => g.ClusterId);
        builder.HasOne<School>().WithMany().HasForeignKey(g => g.SchoolId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ComingMapping : IEntityTypeConfiguration<Coming>
{
    public void Configure(EntityTypeBuilder<Coming> builder)
    {
        builder.ToTable("Comings");
        builder.HasKey(c => new { c.GatheringId, c.TeacherId });
        builder.HasIndex(c => c.TeacherId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(c => c.GatheringId);
    }
}

internal sealed class ProposedDateMapping : IEntityTypeConfiguration<ProposedDate>
{
    public void Configure(EntityTypeBuilder<ProposedDate> builder)
    {
        builder.ToTable("ProposedDates");
        builder.Property(d => d.Venue).HasMaxLength(MeetingEntry.LongestPlace);
        builder.HasIndex(d => new { d.GatheringId, d.Number, d.Place });
        builder.HasOne<Gathering>().WithMany().HasForeignKey(d => d.GatheringId);
        builder.HasOne<School>().WithMany().HasForeignKey(d => d.SchoolId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class DateAnswerMapping : IEntityTypeConfiguration<DateAnswer>
{
    public void Configure(EntityTypeBuilder<DateAnswer> builder)
    {
        builder.ToTable("DateAnswers");
        builder.HasKey(a => new { a.DateId, a.TeacherId });
        builder.HasIndex(a => a.TeacherId);
        builder.HasOne<ProposedDate>().WithMany().HasForeignKey(a => a.DateId);
    }
}

internal sealed class AgendaItemMapping : IEntityTypeConfiguration<AgendaItem>
{
    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.ToTable("AgendaItems");
        builder.Property(i => i.Text).HasMaxLength(AgendaItem.Longest);
        builder.HasIndex(i => new { i.GatheringId, i.Number, i.Place });
        builder.HasOne<Gathering>().WithMany().HasForeignKey(i => i.GatheringId);
    }
}

internal sealed class RoomMapping : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.ToTable("Rooms");
        builder.Property(r => r.Name).HasMaxLength(Room.LongestName);
        builder.HasIndex(r => new { r.GatheringId, r.Number });
        builder.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}

internal sealed class SlotMapping : IEntityTypeConfiguration<Slot>
{
    public void Configure(EntityTypeBuilder<Slot> builder)
    {
        builder.ToTable("Slots");
        builder.Property(s => s.Topic).HasMaxLength(Slot.LongestTopic);
        builder.Property(s => s.Group).HasMaxLength(Slot.LongestGroup);
        builder.Property(s => s.Subject).HasMaxLength(60);
        builder.Property(s => s.Grade).HasMaxLength(20);
        builder.HasIndex(s => new { s.GatheringId, s.Begins, s.Number });
        builder.HasIndex(s => s.PlanId);
        builder.HasOne<Gathering>().WithMany().HasForeignKey(s => s.GatheringId);
        builder.HasOne<Room>().WithMany().HasForeignKey(s => s.RoomId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(s => s.Roles).WithOne().HasForeignKey(r => r.SlotId);
    }
}

internal sealed class LookMapping : IEntityTypeConfiguration<Look>
{
    public void Configure(EntityTypeBuilder<Look> builder)
    {
        builder.ToTable("Looks");
        builder.HasKey(l => new { l.SlotId, l.TeacherId });
        builder.HasIndex(l => l.TeacherId);
        builder.HasOne<Slot>().WithMany().HasForeignKey(l => l.SlotId);
    }
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("Roles");
        builder.HasKey(r => new { r.SlotId, r.TeacherId });
        builder.HasIndex(r => r.TeacherId);
    }
}
