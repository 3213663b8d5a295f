using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Calendars;

internal sealed class CalendarMapping : IEntityTypeConfiguration<CalendarLink>
{
    private const int TokenLength = 22;

    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("CalendarLinks");
        builder.HasKey(l => new { l.ClusterId, l.TeacherId });
        builder.Property(l => l.Token).HasMaxLength(TokenLength);
        builder.HasIndex(l => l.Token).IsUnique();
        builder.HasOne<Cluster>().WithMany().HasForeignKey(l => l.ClusterId);
    }
}
