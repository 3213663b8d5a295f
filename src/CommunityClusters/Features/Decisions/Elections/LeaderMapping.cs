using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Decisions.Elections;

internal sealed class LeaderMapping : IEntityTypeConfiguration<Leader>
{
    public void Configure(EntityTypeBuilder<Leader> builder)
    {
        builder.ToTable("Leaders");
        builder.HasIndex(l => new { l.ClusterId, l.EndedAt, l.Until });
        builder.HasIndex(l => l.ElectionDueAt);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(l => l.ClusterId);
    }
}

internal sealed class AskingForElectionMapping : IEntityTypeConfiguration<AskingForElection>
{
    public void Configure(EntityTypeBuilder<AskingForElection> builder)
    {
        builder.ToTable("ElectionAskers");
        builder.HasKey(a => new { a.ClusterId, a.TeacherId });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(a => a.ClusterId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(a => a.TeacherId);
    }
}

internal sealed class LeaderTermMapping : IEntityTypeConfiguration<LeaderTerm>
{
    public void Configure(EntityTypeBuilder<LeaderTerm> builder)
    {
        builder.ToTable("LeaderTerms");
        builder.HasKey(t => t.ClusterId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId);
    }
}
