using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Decisions;

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.ToTable("Decisions");
        builder.Property(d => d.Question).HasMaxLength(Decision.LongestQuestion);
        builder.HasIndex(d => new { d.ClusterId, d.Number });
        // What is open of a cluster, and whose time is over.
        builder.HasIndex(d => new { d.ClusterId, d.ClosedAt });
        builder.HasIndex(d => d.DueAt);
        // Which election was the last, and whether it is open.
        builder.HasIndex(d => new { d.ClusterId, d.Kind, d.Number });
        builder.HasOne<Cluster>().WithMany().HasForeignKey(d => d.ClusterId);
    }
}

internal sealed class OptionMapping : IEntityTypeConfiguration<Option>
{
    public void Configure(EntityTypeBuilder<Option> builder)
    {
        builder.ToTable("DecisionOptions");
        builder.HasKey(o => new { o.DecisionId, o.Number });
        builder.Property(o => o.Text).HasMaxLength(Option.LongestText);
        builder.HasOne<Decision>().WithMany().HasForeignKey(o => o.DecisionId);
    }
}

internal sealed class BallotMapping : IEntityTypeConfiguration<Ballot>
{
    public void Configure(EntityTypeBuilder<Ballot> builder)
    {
        builder.ToTable("Ballots");
        builder.HasKey(b => new { b.DecisionId, b.TeacherId });
        builder.Property(b => b.Sealed).HasMaxLength(Ballot.SealedLength);
        builder.HasOne<Decision>().WithMany().HasForeignKey(b => b.DecisionId);
        builder.HasOne<Teacher>().WithMany().HasForeignKey(b => b.TeacherId);
    }
}

internal sealed class BallotKeyMapping : IEntityTypeConfiguration<BallotKey>
{
    public void Configure(EntityTypeBuilder<BallotKey> builder)
    {
        builder.ToTable("BallotKeys");
        builder.HasKey(k => k.DecisionId);
        builder.Property(k => k.Bytes).HasMaxLength(BallotKey.Length);
        builder.HasOne<Decision>().WithMany().HasForeignKey(k => k.DecisionId);
    }
}
