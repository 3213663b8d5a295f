using CommunityClusters.Features.Clusters;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Plans.Finding;

/// <summary>One thing by which a cluster's plan is found: a word, a subject or a grade.</summary>
public sealed class PlanTerm
{
    private const int LongestWord = 40;

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Kind and value: <c>word:lenses</c>, <c>grade:11</c>.</summary>
    public required string Term { get; init; }

    /// <summary>The plan's number within the cluster, so that a term's plans stand in the order in which they are shown.</summary>
    public long Number { get; init; }

    /// <summary>The plan.</summary>
    public Guid PlanId { get; init; }

    /// <summary>The term of a folded word.</summary>
    public static string Word(string folded) => $"word:{(folded.Length > LongestWord ? folded[..LongestWord] : folded)}";

    /// <summary>The term of a subject.</summary>
    public static string Subject(string code) => $"subject:{code}";

    /// <summary>The term of a grade.</summary>
    public static string Grade(string code) => $"grade:{code}";
}

internal sealed class PlanTermMapping : IEntityTypeConfiguration<PlanTerm>
{
    public void Configure(EntityTypeBuilder<PlanTerm> builder)
    {
        builder.ToTable("PlanTerms");
        builder.HasKey(t => new { t.ClusterId, t.Term, t.Number });
        builder.Property(t => t.Term).HasMaxLength(100);
        builder.HasIndex(t => t.PlanId);
        builder.HasOne<Plan>().WithMany().HasForeignKey(t => t.PlanId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId);
    }
}
