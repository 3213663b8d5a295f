using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Plans.Remarks;

internal sealed class RemarkMapping : IEntityTypeConfiguration<Remark>
{
    public void Configure(EntityTypeBuilder<Remark> builder)
    {
        builder.ToTable("Remarks");
        builder.Property(r => r.Section).HasMaxLength(PlanShape.IdLength);
        builder.Property(r => r.From).HasMaxLength(RemarkPlace.LongestPosition);
        builder.Property(r => r.To).HasMaxLength(RemarkPlace.LongestPosition);
        builder.Property(r => r.Text).HasMaxLength(Remark.LongestText);
        builder.HasIndex(r => new { r.PlanId, r.IsClosed, r.Number });
        builder.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanId);
    }
}

internal sealed class RemarkAnswerMapping : IEntityTypeConfiguration<RemarkAnswer>
{
    public void Configure(EntityTypeBuilder<RemarkAnswer> builder)
    {
        builder.ToTable("RemarkAnswers");
        builder.Property(a => a.Text).HasMaxLength(Remark.LongestText);
        builder.HasIndex(a => new { a.RemarkId, a.Number });
        builder.HasOne<Remark>().WithMany().HasForeignKey(a => a.RemarkId);
    }
}
