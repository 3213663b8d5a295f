using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Minutes;

internal sealed class MinutesMapping : IEntityTypeConfiguration<KeptMinutes>
{
    public void Configure(EntityTypeBuilder<KeptMinutes> builder)
    {
        builder.ToTable("Minutes");
        builder.HasIndex(m => m.GatheringId).IsUnique();
        builder.HasOne<Gathering>().WithMany().HasForeignKey(m => m.GatheringId);
    }
}
