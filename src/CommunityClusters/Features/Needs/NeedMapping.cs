using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Needs;

internal sealed class NeedMapping : IEntityTypeConfiguration<Need>
{
    public void Configure(EntityTypeBuilder<Need> builder)
    {
        builder.ToTable("Needs");
        builder.Property(n => n.Topic).HasMaxLength(Need.LongestTopic);
        builder.Property(n => n.Struggle).HasMaxLength(Need.LongestStruggle);
        builder.Property(n => n.Subject).HasMaxLength(60);
        builder.Property(n => n.Grade).HasMaxLength(20);
        builder.HasIndex(n => new { n.ClusterId, n.Mark, n.MeToos, n.Number });
        builder.HasIndex(n => new { n.ClusterId, n.Mark, n.Week, n.Number });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(n => n.ClusterId);
    }
}

internal sealed class MeTooMapping : IEntityTypeConfiguration<MeToo>
{
    public void Configure(EntityTypeBuilder<MeToo> builder)
    {
        builder.ToTable("MeToos");
        builder.HasKey(m => new { m.NeedId, m.TeacherId });
        builder.HasIndex(m => m.TeacherId);
        builder.HasOne<Need>().WithMany().HasForeignKey(m => m.NeedId);
    }
}
