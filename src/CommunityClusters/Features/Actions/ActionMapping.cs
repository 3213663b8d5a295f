using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Actions;

internal sealed class ActionMapping : IEntityTypeConfiguration<Action>
{
    public void Configure(EntityTypeBuilder<Action> builder)
    {
        builder.ToTable("Actions");
        builder.Property(a => a.What).HasMaxLength(Action.LongestWhat);
        builder.HasIndex(a => new { a.ClusterId, a.State, a.Number });
        builder.HasIndex(a => new { a.GatheringId, a.Number });
        // What somebody took on, and what is nobody's when they leave.
        builder.HasIndex(a => new { a.TeacherId, a.State });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(a => a.ClusterId);
    }
}
