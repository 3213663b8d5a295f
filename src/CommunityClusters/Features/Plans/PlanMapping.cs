using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Plans;

internal sealed class PlanMapping : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(p => p.Topic).HasMaxLength(Plan.LongestTopic);
        builder.Property(p => p.Subject).HasMaxLength(60);
        builder.Property(p => p.Language).HasMaxLength(60);
        builder.HasIndex(p => new { p.ClusterId, p.Number });
        builder.HasIndex(p => new { p.ClusterId, p.TemplateNumber });
        builder.HasIndex(p => p.NeedId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(p => p.ClusterId);
    }
}
