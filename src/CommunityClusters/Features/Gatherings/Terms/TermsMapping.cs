using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Gatherings.Terms;

internal sealed class StretchMapping : IEntityTypeConfiguration<Stretch>
{
    public void Configure(EntityTypeBuilder<Stretch> builder)
    {
        builder.ToTable("Stretches");
        builder.Property(s => s.Name).HasMaxLength(Stretch.LongestName);
        builder.HasIndex(s => new { s.ClusterId, s.First });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(s => s.ClusterId);
    }
}
