using CommunityClusters.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Clusters;

internal sealed class ClusterMapping : IEntityTypeConfiguration<Cluster>
{
    public void Configure(EntityTypeBuilder<Cluster> builder)
    {
        builder.ToTable("Clusters");
        builder.Property(c => c.Name).HasMaxLength(Cluster.LongestName);
        builder.Property(c => c.Purpose).HasMaxLength(Cluster.LongestPurpose);
        builder.Property(c => c.Agreements).HasMaxLength(Cluster.LongestAgreements);
    }
}

internal sealed class DescriptionMapping : IEntityTypeConfiguration<Description>
{
    public void Configure(EntityTypeBuilder<Description> builder)
    {
        builder.ToTable("Descriptions");
        builder.HasKey(d => new { d.ClusterId, d.Version });
        builder.Property(d => d.Name).HasMaxLength(Cluster.LongestName);
        builder.Property(d => d.Purpose).HasMaxLength(Cluster.LongestPurpose);
        builder.Property(d => d.Agreements).HasMaxLength(Cluster.LongestAgreements);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(d => d.ClusterId);
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => new { m.ClusterId, m.TeacherId });

        // Present members are counted, and who they are is looked up, from this alone.
        builder.HasIndex(m => new { m.ClusterId, m.LeftAt, m.Number, m.TeacherId });
        builder.HasIndex(m => m.TeacherId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(m => m.ClusterId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(m => m.TeacherId);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.Property(i => i.Token).HasMaxLength(22);
        builder.HasIndex(i => i.Token).IsUnique();
        builder.HasIndex(i => new { i.ClusterId, i.MadeBy });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(i => i.ClusterId);
    }
}
